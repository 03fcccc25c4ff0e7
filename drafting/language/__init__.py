"""What the genre's words are, each known here alone: numerals, headings, titles, pairs, a person's numbers."""
