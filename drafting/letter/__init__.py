"""A letter that somebody wrote: its paragraphs get roles, the roles become fields; and what is made from it again."""
