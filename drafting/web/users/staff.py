"""What a server of several users has in hand while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from drafting.web.users.attempts import Attempts
from drafting.web.users.presence import Presence
from drafting.web.users.register import Register
from drafting.web.users.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Staff:
    """The folder that is served, the users, who has logged in, how often that failed, and who is in a case."""

    folder: Path
    register: Register
    sessions: Sessions = field(default_factory=Sessions)
    attempts: Attempts = field(default_factory=Attempts)
    presence: Presence = field(default_factory=Presence)
