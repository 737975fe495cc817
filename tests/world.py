"""Small worlds: record files in a mapping, the site they tell, and what is said about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline import Options, RecordFile, Site, build
from timeline.model import Event
from timeline.render import Artifact, Asset, Heading, Page, Redirect
from timeline.vocabulary import Collection

__all__ = [
    "EDITORIAL",
    "Shown",
    "contents",
    "event",
    "everything",
    "order",
    "page",
    "record_files",
    "said",
    "shown",
    "ties",
    "told",
]

EDITORIAL = frozenset({"no-source", "single-source", "not-verified"})
"""The codes of advice that every small world would get."""


@dataclass(frozen=True)
class Shown:
    """A page, a redirect or a file of the site, written."""

    url: str
    content: str
    title: str = ""
    description: str = ""
    headings: tuple[Heading, ...] = ()
    words: str = ""
    source: str = ""
    record: str | None = None


def record_files(files: Mapping[str, str | bytes]) -> list[RecordFile]:
    """Return files as a host would have found them; the first part of a path says what they hold."""
    return [
        RecordFile(
            path,
            Collection(path.partition("/")[0].removesuffix(".yml")),
            text if isinstance(text, bytes) else text.encode(),
        )
        for path, text in files.items()
    ]


def told(files: Mapping[str, str | bytes], options: Options | None = None, *, drafts: bool = False) -> Site:
    """Return the site that files tell."""
    return build(record_files(files), options, drafts=drafts)


def said(site: Site, without: Iterable[str] = EDITORIAL) -> list[str]:
    """Return every complaint as its line, but for those with some codes."""
    return [str(each) for each in site.diagnostics if each.code not in without]


def order(site: Site) -> list[str]:
    """Return the ids of the events that are told, in order."""
    return [each.id for each in site.ink.chronology.events]


def event(site: Site, id_: str) -> Event:
    """Return an event."""
    return site.ink.story.events[id_]


def ties(site: Site, id_: str) -> list[str]:
    """Return an event's links and backlinks as `label id`."""
    return [f"{tie.label} {tie.other}" for tie in site.ink.links.ties(id_)]


def page(site: Site, url: str) -> Shown:
    """Return the page at an address, written."""
    return _shown(site.pages[url])


def shown(site: Site) -> list[Shown]:
    """Return all that a build writes."""
    return [_shown(each) for each in site.artifacts]


def _shown(artifact: Artifact) -> Shown:
    match artifact:
        case Asset(path, write):
            return Shown(path, write())
        case Redirect(source, url, _, write):
            return Shown(url, write(), source=source)
        case Page(source, url, title, write, record):
            made = write()
            return Shown(url, made.content, title, made.description, made.headings, made.words, source, record)


def everything(site: Site) -> str:
    """Return all that a build writes, as one text."""
    return "\n".join(f"{each!r}\n{each.content}" for each in shown(site))


def contents(site: Site) -> dict[str, str]:
    """Return everything that a site would write, by address."""
    return {each.url: f"{each.title}\n{each.description}\n{each.content}\n{each.words}" for each in shown(site)}
