"""How to cite an event's page: in words, BibTeX, RIS, CSL-JSON and wiki text."""

import json
import re
from typing import NamedTuple

from timeline.model import Event
from timeline.phrases import noted_in

__all__ = ["Citation", "citations_of"]

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


_SPECIAL = re.compile(r"[\\{}%&#$_~^]")
_JSON = json.JSONEncoder(ensure_ascii=False)  # json.dumps makes one at each call, and indents slowly


class Citation(NamedTuple):
    """One way to cite: what it is called, and the text to copy."""

    name: str
    text: str


def citations_of(event: Event, site: str, url: str) -> list[Citation]:
    """Return the ways to cite an event's page; without the site's address, the page's is left out.

    The day is that of the last correction, or the day the event was put on record: the day it happened is no date of
    publication, and the day of a build says nothing.
    """
    dated = [event.added, *(correction.date for correction in event.corrections)]
    day = next((date.datetime for date in reversed(dated) if date and date.datetime and len(date.datetime) == 10), "")
    return [
        Citation(noted_in("citation", "Text"), _in_words(event.title, site, url, day)),
        Citation(noted_in("citation", "BibTeX"), _bibtex(event, site, url, day)),
        Citation(noted_in("citation", "RIS"), _ris(event.title, site, url, day)),
        Citation(noted_in("citation", "CSL-JSON"), _csl(event, site, url, day)),
        Citation(noted_in("citation", "Wiki"), _wiki(event.title, site, url, day)),
    ]


def _in_words(title: str, site: str, url: str, day: str) -> str:
    parts = [f"“{title}.”", f"{site}{', ' + day if day else ''}.", f"{url}" if url else ""]
    return " ".join(part for part in parts if part)


def _bibtex(event: Event, site: str, url: str, day: str) -> str:
    fields = {"title": _latex(event.title), "organization": _latex(site), "date": day}
    rows = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    rows += [f"  url = {{{url}}},"] if url else []
    return "\n".join([f"@online{{{event.id},", *rows, "}"])


def _latex(text: str) -> str:
    return text.translate(_LATEX) if _SPECIAL.search(text) else text  # to look takes a tenth of the time


def _ris(title: str, site: str, url: str, day: str) -> str:
    fields = (("TY", "ELEC"), ("TI", title), ("T2", site), ("DA", day.replace("-", "/")), ("UR", url))
    return "\n".join([*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - "])


def _csl(event: Event, site: str, url: str, day: str) -> str:
    words = {"id": event.id, "type": "webpage", "title": event.title, "container-title": site}
    if url:
        words["URL"] = url
    rows = [f'"{name}": {_JSON.encode(value)}' for name, value in words.items()]
    if day:
        parts = ",\n          ".join(str(int(part)) for part in day.split("-"))
        rows.append(f'"issued": {{\n      "date-parts": [\n        [\n          {parts}\n        ]\n      ]\n    }}')
    return "[\n  {\n    " + ",\n    ".join(rows) + "\n  }\n]"


def _wiki(title: str, site: str, url: str, day: str) -> str:
    fields = {"url": url, "title": _plain(title), "website": _plain(site), "date": day}
    return "{{cite web |" + " |".join(f"{name}={value}" for name, value in fields.items() if value) + "}}"


def _plain(text: str) -> str:
    return text.replace("|", "&#124;").replace("{", "&#123;").replace("}", "&#125;")
