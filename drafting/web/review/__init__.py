"""A form in review: what goes out for it, what comes back, what was said."""
