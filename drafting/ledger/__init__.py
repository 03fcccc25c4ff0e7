"""The year's cases: a list comes in, the forms are the truth, their state is derived, the list goes out."""
