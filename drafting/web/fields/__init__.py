"""The fields of a form on a page, and what is posted back of them."""
