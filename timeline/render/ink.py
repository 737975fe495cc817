"""The site as it is seen from one of its pages: links, dates and prose, all relative to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from timeline.chronology import Chronology
from timeline.dates import EventDate
from timeline.links import LinkGraph
from timeline.mentions import Mention
from timeline.model import Entity, Event, Series, Source, Story, Thread
from timeline.phrases import brief, phrase
from timeline.phrases.language import Language, language
from timeline.prose import Prose, Reading
from timeline.recall import remember
from timeline.render.artifacts import Page, Written
from timeline.render.pictures import find_picture
from timeline.render.sayings import Sayings
from timeline.render.words import environment
from timeline.urls import Addresses, slug
from timeline.views import Selections, standing
from timeline.vocabulary import Kind

__all__ = ["FOLDERS", "Here", "Ink", "Options", "folder_of"]

FOLDERS: Mapping[type, str] = {
    Event: "events",
    Entity: "entities",
    Thread: "threads",
    Source: "sources",
    Series: "series",
}
"""The folder in which each kind of record has its pages."""


def folder_of(thing: object) -> str:
    """Return the folder of a record's page."""
    return FOLDERS[type(thing)]


@dataclass(frozen=True, slots=True)
class Options:
    """What a host decides.

    `split`: the number of events above which the timeline has a page for each year. `corrections`: where a reader
    reports a mistake: an address, a page of the site, or an address with `{title}` for the event's title. `pictures`:
    the files a record may show, by the path that complaints would name, each with its address below the site's root;
    None where the host doesn't know. `site_name` and `site_url` are what a citation calls the site. `icons`: the host's
    drawings as SVG, by name, for the icons of kinds. `search_above`: the number of events above which the site brings
    an index of its own for search; None where the host couldn't show what it finds. `health` asks for the page for
    editors; what is long ago is so at `build_date`, or where there is none at the newest date that the record declares.
    """

    addresses: Addresses = field(default_factory=Addresses)
    locale: str = "en"
    split: int = 300
    corrections: str = ""
    pictures: Mapping[str, str] | None = None
    site_name: str = "Timeline"
    site_url: str = ""
    icons: Mapping[str, str] | None = None
    search_above: int | None = None
    health: bool = False
    build_date: EventDate | None = None


@dataclass(slots=True)
class Ink:
    """All that the pages of one build are written with."""

    story: Story
    chronology: Chronology
    links: LinkGraph
    selections: Selections
    reading: Reading
    options: Options = field(default_factory=Options)
    jinja: Environment = field(init=False)
    sayings: Sayings = field(init=False)
    entries: dict[tuple[str, str, bool], tuple[str, str]] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    briefs: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[str, ...], Markup] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    latest: tuple[str, str, Markup] = ("", "", Markup())

    def __post_init__(self) -> None:
        """Write in the reader's language."""
        self.jinja = environment(self.options.locale)
        self.sayings = Sayings(self.options.locale)

    @property
    def language(self) -> Language:
        """The reader's language."""
        return language(self.options.locale)

    @property
    def searched(self) -> bool:
        """Whether the site brings an index of its own for search, so that the host's can do without its pages."""
        above = self.options.search_above
        return above is not None and len(self.chronology.events) > above

    def at(self, folder: str, name: str = "index") -> "Here":
        """Return the site as it is seen from a page of its own."""
        return Here(self, self.options.addresses.root(folder, name))

    def index(self, folder: str, title: str, write: Callable[[], Written], *, bare: bool) -> Page:
        """Return an index of the site: a page that belongs into a nav, unless nothing stands on it."""
        addresses = self.options.addresses
        return Page(
            source=addresses.source(folder),
            url=addresses.page(folder),
            title=title,
            write=write,
            index=True,
            listing=True,
            bare=bare,
        )

    def render(self, template: str, here: "Here", **words: Any) -> str:
        """Return a page's content."""
        return self.jinja.get_template(template).render(here=here, **words)


@dataclass(frozen=True, slots=True)
class Here:
    """One page's view of the site; `root` is the way back to the site's root, like `../../`."""

    ink: Ink
    root: str

    def to(self, folder: str, name: str = "index") -> str:
        """Return the way to a page of the site."""
        return self.root + self.ink.options.addresses.page(folder, name)

    def href(self, thing: Any) -> str:
        """Return the way to a record's, a kind's or a tag's page."""
        if folder := FOLDERS.get(type(thing)):
            return self.to(folder, thing.id)
        return self.to("tags", slug(thing)) if isinstance(thing, str) else self.to("kinds", thing.id)

    def phrase(self, date: EventDate) -> str:
        """Return a date in the reader's words."""
        known = self.ink.phrases
        if date.written not in known:
            known[date.written] = phrase(date, self.ink.options.locale)
        return known[date.written]

    def dated(self, date: EventDate, words: str) -> str:
        """Return what happened behind its date."""
        return self.ink.language.say("{date}: {words}", date=self.phrase(date), words=words)

    def brief(self, date: EventDate) -> str:
        """Return a date in few words, to stand beside something else."""
        known = self.ink.briefs
        if date.written not in known:
            known[date.written] = brief(date, self.ink.options.locale)
        return known[date.written]

    def month(self, year: int, month: int | None) -> str:
        """Return the heading of a month."""
        return self.ink.sayings.month(year, month)

    def time(self, date: EventDate) -> Markup:
        """Return a date as a `<time>` element where HTML can say it; one that it can't say is plain words."""
        words = escape(self.phrase(date))
        return Markup(f'<time datetime="{date.datetime}">{words}</time>' if date.datetime else f"<span>{words}</span>")  # noqa: S704 - escaped above

    def extent(self, events: Sequence[Event]) -> str:
        """Return from when to when events in order stand, by month; nothing for none."""
        ends = [self.month(*self.standing(event)) for event in (*events[:1], *events[-1:])]
        return " – ".join(dict.fromkeys(ends))

    def standing(self, event: Event) -> tuple[int, int | None]:
        """Return the year and month an event stands under."""
        return standing(event.date, self.ink.chronology.zone)

    def picture(self, event: Event, image: str) -> str:
        """Return the way to a picture that an event shows."""
        file = self.ink.story.origins[event.id].file
        return self.root + quote(find_picture(file, image, self.ink.options.pictures or {}) or image)

    def block(self, text: str) -> Markup:
        """Return blocks of Markdown as HTML; what was asked for last is kept, as search asks for a page's body, too."""
        root, known, html = self.ink.latest
        if (root, known) != (self.root, text):
            html = self._filled(self.ink.reading.block(text))
            self.ink.latest = self.root, text, html
        return html

    def inline(self, text: str) -> Markup:
        """Return one paragraph of Markdown as HTML, without its tags."""
        return self._filled(self.ink.reading.inline(text))

    def kind(self, event: Event) -> Kind | None:
        """Return an event's kind."""
        return self.ink.story.kinds.get(event.kind or "")

    def kinds_of(self, events: Iterable[Event]) -> list[Kind]:
        """Return the kinds of some events, in the order of all kinds."""
        found = {event.kind for event in events}
        return [kind for kind in self.ink.story.kinds.values() if kind.id in found]

    def all(self, collection: str, ids: Any) -> list[Any]:
        """Return the records of a collection that have these ids, unknown ones left out."""
        known = getattr(self.ink.story, collection)
        return [known[id_] for id_ in dict.fromkeys(ids) if id_ in known]

    def record(self, id_: str) -> Any:
        """Return the record that has an id, or None."""
        return self.ink.story.find(id_)

    def link(self, mention: Mention) -> str:
        """Return a mention as a link with its record's date or type in the tooltip; a draft is its words only."""
        thing = self.ink.story.find(mention.target)
        if thing is None:
            return escape(mention.words or mention.target)
        known, key = self.ink.anchors, (self.root, mention.target, "mention")
        if key not in known:
            link = f'<a class="tl-mention" href="{self.href(thing)}" title="{escape(self._hint(thing))}">'
            remember(known, key, Markup(link))  # noqa: S704 - escaped
        return f"{known[key]}{escape(mention.words or thing.name)}</a>"

    def _hint(self, thing: Any) -> str:
        tongue = self.ink.language
        match thing:
            case Event():
                return self.dated(thing.date, thing.title)
            case Source():
                known = filter(None, (thing.publisher, self.phrase(thing.date) if thing.date else None))
                return tongue.say_in("between the items of a list", ", ").join(known) or tongue.say("source")
            case Entity():
                return tongue.say_in("entity type", thing.type) if thing.type else tongue.say("entity")
        return tongue.say("series") if isinstance(thing, Series) else tongue.say("thread")

    def _filled(self, prose: Prose) -> Markup:
        return Markup(prose.fill(self.link))  # noqa: S704 - safe by construction

    def plain(self, text: str | None) -> str:
        """Return Markdown as plain words, mentions as what their records are called."""
        return self.ink.reading.inline(text).plain(self._name) if text else ""

    def _name(self, id_: str) -> str:
        thing = self.ink.story.find(id_)
        return thing.name if thing else id_
