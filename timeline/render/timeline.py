"""The timeline: every event in order, by year and month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from timeline.model import Event
from timeline.render.artifacts import Page, Written
from timeline.render.descriptions import of_events
from timeline.render.headings import written
from timeline.render.ink import Here, Ink
from timeline.views import Year, by_month

__all__ = ["timeline_pages", "years_told"]


@dataclass(frozen=True, slots=True)
class _Stop:
    """A year on the rail."""

    name: str
    href: str
    count: int
    here: bool = False


def timeline_pages(ink: Ink) -> Iterator[Page]:
    """Yield the timeline; above the host's limit of events a page a year, and the first leads to them."""
    events = ink.chronology.events
    years = by_month(events, ink.chronology.zone)
    pages = _parted(ink, years)
    if not pages:
        here = ink.at("timeline")
        rail = [_Stop(here.month(year.year, None), f"#{year.anchor}", year.count) for year in years]
        yield _page(here, "index", ink.language.say("Timeline"), rail=rail, events=events, grouped=years, one=None)
        return
    here = ink.at("timeline")
    yield _page(
        here, "index", ink.language.say("Timeline"), rail=_rail(here, pages, None), events=events, grouped=(), one=None
    )
    for number, parts in pages.items():
        here = ink.at("timeline", _name(number))
        title = ink.language.say("Timeline: {year}", year=here.month(number, None))
        one = Year(number, tuple(month for part in parts for month in part.months))
        shown = [event for month in one.months for event in month.events]
        rail = _rail(here, pages, number)
        yield _page(here, _name(number), title, rail=rail, events=shown, grouped=(), one=one)


def years_told(ink: Ink) -> dict[str, list[Event]]:
    """Return the events of each page of a year, by its name; none where all stand on one page."""
    years = by_month(ink.chronology.events, ink.chronology.zone)
    return {
        _name(number): [event for part in parts for month in part.months for event in month.events]
        for number, parts in _parted(ink, years).items()
    }


def _parted(ink: Ink, years: tuple[Year, ...]) -> dict[int, list[Year]]:
    """Return what stands on the page of each year; nothing where all stand on one page."""
    if len(ink.chronology.events) <= ink.options.split or len(years) < 2:
        return {}
    pages: dict[int, list[Year]] = {}
    for year in years:
        pages.setdefault(year.year, []).append(year)
    return pages


def _rail(here: Here, pages: dict[int, list[Year]], current: int | None) -> list[_Stop]:
    return [
        _Stop(
            here.month(number, None),
            here.to("timeline", _name(number)),
            sum(part.count for part in parts),
            number == current,
        )
        for number, parts in pages.items()
    ]


def _name(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"minus-{-year:04}"


def _page(here: Here, name: str, title: str, *, events: Sequence[Event], **words: object) -> Page:
    addresses = here.ink.options.addresses
    drawn = here.ink.chronology.events if name == "index" else events
    return Page(
        source=addresses.source("timeline", name),
        url=addresses.page("timeline", name),
        title=title,
        write=partial(_write, here, title=title, events=events, drawn=drawn, **words),
        index=name == "index",
        listing=True,
        weight=5 + len(drawn),
    )


def _write(here: Here, *, title: str, events: Sequence[Event], **words: object) -> Written:
    content = here.ink.render("timeline.html", here, anchor="timeline", title=title, events=events, **words)
    return written(content, of_events(here, title, events))
