"""What the office has said before: old letters in one file, searched by words, by likeness, by what they cite."""
