"""The program: `drafting`, or python -m drafting. An interruption before all is loaded ends it without a word."""

from __future__ import annotations

import signal


def main() -> None:
    """The entry point."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    from drafting.cli import main

    main()


if __name__ == "__main__":
    main()
