"""What is claimed about an event, by whom, and what speaks against it; and its numbers."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.model import Claim, Event, Reference
from timeline.render.events.sections import Section, section
from timeline.render.figures import figure
from timeline.render.ink import Here
from timeline.render.sources import reference, references
from timeline.render.statuses import status_of

__all__ = ["claims", "figures"]


def claims(here: Here, event: Event, numbers: Mapping[str, int]) -> Iterator[Section]:
    """Yield what is claimed, if anything is."""
    if not event.claims:
        return
    count, say = here.ink.sayings.count, here.ink.sayings.say
    disputed, total = sum(claim.disputed for claim in event.claims), count(len(event.claims))
    tally = say("%(disputed)s of %(count)s disputed", disputed=count(disputed), count=total) if disputed else total
    items = "".join([_claim(here, number, claim, numbers) for number, claim in enumerate(event.claims, 1)])
    yield section("claims", say("What is claimed"), f'<ol class="tl-claims">\n{items}</ol>\n', tally)


def figures(here: Here, event: Event, numbers: Mapping[str, int]) -> Iterator[Section]:
    """Yield an event's numbers, if there are any."""
    if event.figures:
        items = "".join(f"{figure(here, each, numbers)}\n" for each in event.figures)
        yield section("figures", here.ink.sayings.say("Figures"), f'<dl class="tl-figures">\n{items}</dl>\n')


def _claim(here: Here, number: int, claim: Claim, numbers: Mapping[str, int]) -> str:
    disputed = " tl-claim--disputed" if claim.disputed else ""
    count = f'<span class="tl-claim__number" aria-hidden="true">{here.ink.sayings.count(number)}</span>'
    note = f'<p class="tl-claim__note">{here.inline(claim.note)}</p>' if claim.note else ""
    return (
        f'<li class="tl-claim{disputed}" id="claim-{number}">\n'
        f'<p class="tl-claim__says">{count}{here.inline(claim.says)}</p>\n'
        f"{_meta(here, claim)}{_sides(here, claim, numbers)}{note}</li>\n"
    )


def _meta(here: Here, claim: Claim) -> str:
    """Return how a claim stands, and when it is said to have been so."""
    status = status_of(here, claim.status) if claim.status else ""
    words = here.ink.sayings.say("Date claimed:")
    date = f" <span>{words} {here.time(claim.date)}</span>" if claim.date else ""
    return f'<p class="tl-claim__meta">{status}{date}</p>' if status or date else ""


def _sides(here: Here, claim: Claim, numbers: Mapping[str, int]) -> str:
    """Return who says so and what speaks against it: beside one another, or in a line where nothing does."""
    say = here.ink.sayings.say
    if claim.against:
        pro = _side(here, claim.supporting, numbers, "for", say("Says so"), say("nobody on record"))
        contra = _side(here, claim.against, numbers, "against", say("Speaks against it"), say("nothing on record"))
        return f'<dl class="tl-sides">\n{pro}{contra}</dl>\n'
    if claim.supporting:
        words, said = say("Says so:"), references(here, claim.supporting, numbers)
        return f'<p class="tl-claim__by"><span class="tl-aside">{words}</span> {said}</p>\n'
    return ""


def _side(
    here: Here, several: Sequence[Reference], numbers: Mapping[str, int], tone: str, title: str, nobody: str
) -> str:
    if several:
        count = f' <span class="tl-side__count">{here.ink.sayings.count(len(several))}</span>'
        said = f"<ul>{''.join([f'<li>{reference(here, each, numbers)}</li>' for each in several])}</ul>"
    else:
        count, said = "", f'<span class="tl-aside">{nobody}</span>'
    return f'<div class="tl-side tl-side--{tone}"><dt>{title}{count}</dt>\n<dd>{said}</dd></div>\n'
