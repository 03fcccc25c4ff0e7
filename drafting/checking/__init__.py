"""Checking: a case built once from a Reply or a letter, the rules over it, and what they find: placed, mended, said."""
