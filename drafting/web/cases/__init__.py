"""The cases: the list they are in, how one begins, is renamed, goes into the bin and comes back."""
