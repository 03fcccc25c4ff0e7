"""Compare: two versions of a letter: what is changed, by field and words, and as tracked changes."""
