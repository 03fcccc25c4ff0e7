"""A reply in words: fields become facts, and templates and blocks make them paragraphs that know what they are."""
