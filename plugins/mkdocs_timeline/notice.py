"""What the preview shows while a record is wrong."""

from collections.abc import Sequence
from html import escape

from timeline import Diagnostic

__all__ = ["notice"]


def notice(faults: Sequence[Diagnostic]) -> str:
    """Return the complaints as a notice to put above a page."""
    rows = "".join(
        f"<li><code>{escape(str(fault.location))}</code> {escape(fault.message)} [{escape(fault.code)}]</li>"
        for fault in faults
    )
    return (
        '<div class="tl-notice" role="alert"><p><strong>This is the last good version.</strong> '
        f"The next one waits for {'a fix' if len(faults) == 1 else f'{len(faults)} fixes'}:</p><ul>{rows}</ul></div>"
    )
