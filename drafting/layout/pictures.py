"""How large a picture stands on the page: kept inside the 版心, its proportion kept."""

from __future__ import annotations

from base64 import b64encode

from drafting import standard
from drafting.document import Picture

_PIXEL = 25.4 / 96  # mm of a pixel on a screen


def size(picture: Picture) -> tuple[float, float]:
    """Width and height in millimetres: as on a screen, or smaller until it fits."""
    width, height = picture.width * _PIXEL, picture.height * _PIXEL
    scale = min(1.0, standard.TEXT_WIDTH / width, standard.PICTURE_HEIGHT / height)
    return max(width * scale, 0.1), max(height * scale, 0.1)


def pixels(millimetres: float) -> float:
    """A length on a screen."""
    return round(millimetres / _PIXEL, 2)


def data_uri(picture: Picture) -> str:
    """The picture for a page that stands alone."""
    return f"data:image/{picture.kind};base64,{b64encode(picture.content).decode('ascii')}"
