"""The rules, one family a file: its letter, then what it is about. Adding a file adds a family."""
