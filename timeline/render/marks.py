"""The marks of kinds, as SVG: each shape another, so that colour is never the only sign."""

from functools import lru_cache

from markupsafe import Markup

from timeline.vocabulary import Kind, Shape

__all__ = ["mark", "outline"]

# Outlines around a middle, in a box of 16 by 16: each one path that is filled, with even and odd.
_OUTLINES = {
    Shape.CIRCLE: "M-5.2 0A5.2 5.2 0 1 0 5.2 0 5.2 5.2 0 1 0-5.2 0Z",
    Shape.RING: "M-5.4 0A5.4 5.4 0 1 0 5.4 0 5.4 5.4 0 1 0-5.4 0ZM-2.9 0A2.9 2.9 0 1 0 2.9 0 2.9 2.9 0 1 0-2.9 0Z",
    Shape.TRIANGLE: "M0-6 6.2 5.2H-6.2Z",
    Shape.TRIANGLE_DOWN: "M0 6-6.2-5.2H6.2Z",
    Shape.DIAMOND: "M0-6.6 6.6 0 0 6.6-6.6 0Z",
    Shape.SQUARE: "M-5-5H5V5H-5Z",
    Shape.CROSS: "M0-2 3.8-5.8 5.8-3.8 2 0 5.8 3.8 3.8 5.8 0 2-3.8 5.8-5.8 3.8-2 0-5.8-3.8-3.8-5.8Z",
    Shape.PLUS: "M-1.5-6H1.5V-1.5H6V1.5H1.5V6H-1.5V1.5H-6V-1.5H-1.5Z",
    Shape.BAR: "M-6-2.4H6V2.4H-6Z",
    Shape.STAR: "M0-6.8 1.9-2.2 6.9-1.8 3.1 1.4 4.2 6.2 0 3.6-4.2 6.2-3.1 1.4-6.9-1.8-1.9-2.2Z",
    Shape.HEXAGON: "M0-6.4 5.6-3.2V3.2L0 6.4-5.6 3.2V-3.2Z",
    Shape.PENTAGON: "M0-6.4 6.4-1.7 3.9 5.8H-3.9L-6.4-1.7Z",
    Shape.CHEVRON: "M-5.6-5.6H0L5.6 0 0 5.6H-5.6L0 0Z",
}
_PLAIN = Kind("", "", Shape.CIRCLE, "gray")


@lru_cache(maxsize=256)
def mark(kind: Kind | None) -> Markup:
    """Return a kind's mark; an event without a kind has a plain round one. It says nothing a word doesn't."""
    kind = kind or _PLAIN
    return Markup(  # noqa: S704 - built from the closed words above
        f'<svg class="tl-mark tl-{kind.color}" viewBox="-8 -8 16 16" width="20" height="20" aria-hidden="true" '
        f'focusable="false" fill="currentColor" fill-rule="evenodd"><path d="{outline(kind)}"/></svg>'
    )


@lru_cache(maxsize=256)
def outline(kind: Kind | None) -> str:
    """Return the outline of a kind's mark alone: the `d` of a path around its middle, 16 wide, for a drawing."""
    return _OUTLINES[(kind or _PLAIN).shape]
