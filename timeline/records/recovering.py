"""What else is wrong with a text that can't be read as a whole, and what of it can be read."""

from collections.abc import Callable, Iterable

import yaml

from timeline.records.outline import Outline
from timeline.records.slips import Slip, in_plain_words, unresolved_merge

__all__ = ["MAXIMUM_FAULTS", "recover"]

MAXIMUM_FAULTS = 20
"""So many faults of one file are named: behind each of them the rest is read anew."""


def recover(
    text: str, fault: Slip | yaml.YAMLError, fields: Iterable[str], read: Callable[[str], object]
) -> tuple[list[Slip], str, str]:
    """Return the faults of a text, the text with blank lines where records have any, and the lines of those.

    The first of them is known; `read` raises the next one of the text that it is given, if there is one.
    """
    lines = text.split("\n")
    if merge := unresolved_merge(lines):
        return [fault if isinstance(fault, Slip) else merge], "", text
    outline, slips, end = Outline(lines, fields), [_slip(fault, text, lines)], len(lines)
    begun, rest = 0, text
    while (start := outline.behind(slips[-1].line - 1)) is not None:
        if len(slips) == MAXIMUM_FAULTS:
            message = f"{len(slips)} faults of this file are named: mend them, and what follows here is read, too"
            slips.append(Slip(start + 1, 1, message, "more-faults"))
            end = start
            break
        rest = rest[sum(len(line) + 1 for line in lines[begun:start]) :]
        begun = start
        slip = _fault(rest, lines[start:], read)
        if slip is None:
            break
        slip.line += start
        if outline.strays(start, slip.line - 1):
            end = start
            break
        slips.append(slip)
    kept, spoilt = outline.without((slip.line - 1 for slip in slips if slip.line <= end), end)
    return slips, "\n".join(kept), "\n".join([*spoilt, *lines[end:]])


def _fault(text: str, lines: list[str], read: Callable[[str], object]) -> Slip | None:
    try:
        read(text)
    except (Slip, yaml.YAMLError) as fault:
        return _slip(fault, text, lines)
    return None


def _slip(fault: Slip | yaml.YAMLError, text: str, lines: list[str]) -> Slip:
    return fault if isinstance(fault, Slip) else in_plain_words(fault, text, lines)
