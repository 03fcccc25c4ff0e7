"""PyYAML's own parser, for a machine without libyaml: slower, and made to read a tab where libyaml does."""

from __future__ import annotations

from yaml.parser import Parser as Events
from yaml.reader import Reader
from yaml.scanner import Scanner


class Parser(Reader, Scanner, Events):
    """The events of a text, as libyaml's CParser gives them."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Events.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip spaces, comments and line breaks; tabs too, where they are no indentation."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: object) -> list[str] | None:
        """The blanks in a text without quotes, folded where a line breaks; a tab is one of them."""
        blanks = ""
        while self.peek() in (" ", "\t"):
            blanks += self.peek()
            self.forward()
        folded = super().scan_plain_spaces(indent, start_mark)
        return [blanks] if folded == [] and blanks else folded

    def fetch_stream_end(self) -> None:
        """The end of a text stands at the start of a line, as libyaml has it."""
        if self.column:
            self.line, self.column = self.line + 1, 0
        super().fetch_stream_end()
