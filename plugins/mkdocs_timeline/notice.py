"""What the preview shows while a record is wrong."""

from collections.abc import Sequence
from html import escape

from timeline import Diagnostic
from timeline.phrases import Language

__all__ = ["notice"]


def notice(faults: Sequence[Diagnostic], tongue: Language) -> str:
    """Return the complaints as a notice in a language, to put above a page."""
    stays = tongue.say("This is the last good version.")
    waits = tongue.plural("The next one waits for a fix:", "The next one waits for %(num)s fixes:", len(faults))
    rows = "".join(
        f"<li><code>{escape(str(fault.location))}</code> {escape(fault.message)} [{escape(fault.code)}]</li>"
        for fault in faults
    )
    return (
        '<div class="tl-notice" role="alert">'
        f"<p><strong>{escape(stays)}</strong> {escape(waits)}</p>"
        f'<ul lang="en" dir="ltr">{rows}</ul></div>'
    )
