"""The page on which an answer is written, and what is opened beside it."""
