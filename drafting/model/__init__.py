"""A case as data: the reply, the office's profile, the kinds of letter, and the names of their fields."""
