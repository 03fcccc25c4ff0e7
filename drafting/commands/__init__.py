"""The commands, one a file: `command` is the click command, the file's name is its name."""
