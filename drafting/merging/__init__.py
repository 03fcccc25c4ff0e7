"""Merging: a letter that came back from review, brought into its form field by field."""
