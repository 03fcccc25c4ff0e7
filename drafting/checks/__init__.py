"""The rules: a family a file. A new rule is one more function under `@rule`; the folder is the list of families."""
