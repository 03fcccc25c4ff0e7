"""The text of a form and the Reply that it holds: read with its places, written, revised; so too the profile."""
