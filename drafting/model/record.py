"""A record under Chinese and English keys, what stands at each of its fields, and the types of value they have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo

from drafting.language.numerals import parse_date


class FormRecord(BaseModel):
    """A record under Chinese and English keys, as forms and profiles have it: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, loc_by_alias=False, defer_build=True)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a field is beside its type.

    `input` is text, area (lines), choice, date, number, list, record or map; `unit` counts the items of a list.
    `needed`: a reply cannot be written without it; `usual`: a blank form has it open; `wide`: it has a row of its own.
    """

    input: str = "text"
    unit: str = "个"
    among: Sequence[str] | Callable[[], Sequence[str]] = ()
    printed: bool = True
    needed: bool = False
    usual: bool = False
    wide: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of a choice, in a clerk's order."""
        return tuple(self.among() if callable(self.among) else self.among)

    def __call__(self, schema: dict[str, Any]) -> None:
        """Say the choices in the JSON Schema; an empty value is absent."""
        if self.choices:
            schema.pop("anyOf", None)
            schema.pop("$ref", None)
            schema["enum"] = [*self.choices] if self.needed else [*self.choices, "", None]


def keyed(chinese: str, description: str, example: Any = None, **more: Any) -> Any:
    """A field with its Chinese name, what it is for, an example as one would type it, and its traits."""
    traits = Traits(**{name: more.pop(name) for name in Traits.__dataclass_fields__ if name in more})
    if more.setdefault("default", None) is ...:
        del more["default"]
    examples = None if example is None else [example]
    return Field(
        alias=chinese, title=chinese, description=description, examples=examples, json_schema_extra=traits, **more
    )


def traits(info: FieldInfo) -> Traits:
    """What stands at a field."""
    assert isinstance(info.json_schema_extra, Traits)
    return info.json_schema_extra


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return parse_date(value) if value.strip() else ""


def several(value: Any) -> Any:
    """One value as a list of one; of a text, a line is an item."""
    if isinstance(value, str):
        return tuple(line.strip() for line in value.split("\n") if line.strip()) or (value,)
    return (value,) if isinstance(value, dict) else value


def _filled(value: Any) -> Any:
    """What has no label to print is absent where it is empty."""
    return None if isinstance(value, str) and not value.strip() else value


Unlabelled = BeforeValidator(_filled)
Needed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Awaited = Annotated[str, StringConstraints(strip_whitespace=True)]
"""What a letter needs and a draft may still lack; see Reply.missing."""
Day = Annotated[date | Literal[""], BeforeValidator(_day)]
Texts = Annotated[tuple[str, ...], BeforeValidator(several, json_schema_input_type=str | tuple[str, ...])]
