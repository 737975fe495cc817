"""A title in the lines of a box: SVG breaks no lines itself."""

import unicodedata

__all__ = ["lines_of", "width_of"]

_NARROW = frozenset("iljtfrI.,;:'’|!()[] ")
_WIDE = frozenset("mwMW@%&")


def width_of(text: str) -> float:
    """Return about how wide a text is in units of its font's size, rather too wide than too narrow."""
    return sum(map(_width, text))


def lines_of(text: str, width: float, most: int) -> list[str]:
    """Return a text in lines of a width, the last with an ellipsis where there would be more."""
    lines = [""]
    for word in _pieces(text):
        if width_of(lines[-1] + word.rstrip()) <= width or not lines[-1]:
            lines[-1] += word
        else:
            lines.append(word)
        while width_of(lines[-1].rstrip()) > width:
            fits = _fitting(lines[-1], width)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    lines = [line.strip() for line in lines]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(last + "…") > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def _pieces(text: str) -> list[str]:
    """Return where a line may break: after spaces, and after every letter of a script without them."""
    pieces, piece = [], ""
    for char in text:
        piece += char
        if char == " " or unicodedata.east_asian_width(char) in "WF":
            pieces.append(piece)
            piece = ""
    return [*pieces, piece] if piece else pieces


def _fitting(text: str, width: float) -> int:
    fits = 1
    while fits < len(text) and width_of(text[: fits + 1]) <= width:
        fits += 1
    return fits


def _width(char: str) -> float:
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.02
    if char in _NARROW:
        return 0.4
    return 0.95 if char in _WIDE else 0.76 if char.isupper() else 0.64
