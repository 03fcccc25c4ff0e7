"""Pages on what is the same in all of an office's letters: its profile, and its standard blocks."""
