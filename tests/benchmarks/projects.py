"""One story as a project of each generator: a skeleton from `skeletons/`, and a file for each event."""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.benchmarks.events import THREADS, Made, Story, slug

__all__ = ["SKELETONS", "blog", "eleventy", "furnish", "hugo", "pages", "pelican", "timeline"]

SKELETONS = Path(__file__).parent / "skeletons"

_MENTION = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


def timeline(story: Story, folder: Path) -> None:
    """Write the story as records, as RECORDS has them: a file for each event in a folder for each year."""
    _skeleton("timeline", folder)
    content = folder / "content"
    _put(content / "entities/all.yml", _records(story.entities, "name", "organization"))
    _put(content / "threads/all.yml", _records((_spoken(each) for each in THREADS), "title"))
    for event in story.events:
        _put(content / f"events/{event.day[:4]}/{event.id}.yml", _record(event))


def blog(story: Story, folder: Path) -> None:
    """Write the story for Material's blog, its tags as categories."""
    _skeleton("blog", folder)
    for event in story.events:
        front = _front(event, slug=event.id, categories=event.tags)
        text = f"# {event.title}\n\n{event.summary}\n\n<!-- more -->\n\n{_whole(event, '{}.md')}"
        _put(folder / f"docs/blog/posts/{event.id}.md", front + text)


def pages(story: Story, folder: Path) -> None:
    """Write the story as plain pages for MkDocs."""
    _skeleton("pages", folder)
    for event in story.events:
        text = f"# {event.title}\n\n{event.summary}\n\n{_whole(event, '{}.md')}"
        _put(folder / f"docs/events/{event.id}.md", _front(event, tags=event.tags) + text)


def pelican(story: Story, folder: Path) -> None:
    """Write the story for Pelican."""
    _skeleton("pelican", folder)
    for event in story.events:
        heads = {"Title": event.title, "Date": event.day, "Slug": event.id, "Category": "events"}
        heads |= {"Tags": ", ".join(event.tags), "Summary": event.summary}
        front = "".join(f"{key}: {value}\n" for key, value in heads.items())
        _put(folder / f"content/{event.id}.md", f"{front}\n{_whole(event, '{{filename}}/{}.md')}")


def hugo(story: Story, folder: Path) -> None:
    """Write the story for Hugo: tags and entities as taxonomies, a page for each year, data for a search."""
    _skeleton("hugo", folder)
    furnish(folder / "layouts/partials/furniture.html", 0)
    _put(folder / "content/posts/_index.md", "---\ntitle: Timeline\n---\n")
    for year in sorted({event.day[:4] for event in story.events}):
        _put(folder / f"content/year/{year}.md", f'---\ntitle: "{year}"\nyear: "{year}"\ntype: year\n---\n')
    for event in story.events:
        heads = {"slug": event.id, "of": event.day[:4], "summary": event.summary}
        front = _front(event, **heads, tags=event.tags, entities=event.entities)
        _put(folder / f"content/posts/{event.id}.md", front + _whole(event, "/posts/{}/"))


def eleventy(story: Story, folder: Path) -> None:
    """Write the story for Eleventy: pages for tags, entities and years, a feed, data for a search."""
    _skeleton("eleventy", folder)
    furnish(folder / "src/_includes/furniture.njk", 0)
    for event in story.events:
        front = _front(event, summary=event.summary, labels=event.tags, entities=event.entities)
        _put(folder / f"src/posts/{event.id}.md", front + _whole(event, "/posts/{}/"))


def furnish(file: Path, kilobytes: int) -> None:
    """Write what stands around the content of every page of a real theme: links and icons, the same bytes on each."""
    chance = random.Random("furniture")  # noqa: S311 - not a secret
    pieces: list[str] = []
    while sum(len(each) for each in pieces) < kilobytes * 1024:
        path = " ".join(f"{chance.choice('MLHVCZ')}{chance.randint(0, 24)}.{chance.randint(0, 99)}" for _ in range(20))
        icon = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{path}"/></svg>'
        pieces.append(f'<a class="nav" href="/tags/">{icon}<span>place {len(pieces)}</span></a>\n')
    _put(file, "".join(pieces))


def _skeleton(name: str, folder: Path) -> None:
    shutil.copytree(SKELETONS / name, folder, dirs_exist_ok=True)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _records(names: Iterable[str], field: str, type_: str = "") -> str:
    more = f"  type: {type_}\n" if type_ else ""
    return "".join(f"- id: {slug(name)}\n  {field}: {name}\n{more}" for name in names)


def _spoken(id_: str) -> str:
    return id_.replace("-", " ").capitalize()


def _record(event: Made) -> str:
    lines = [f"date: {event.date}", f"title: {_quoted(event.title)}", f"summary: {_quoted(event.summary)}"]
    lines += [f"kind: {event.kind}", *([f"threads: [{event.thread}]"] if event.thread else ())]
    lines += [f"tags: [{', '.join(event.tags)}]", f"entities: [{', '.join(map(slug, event.entities))}]", "sources:"]
    for source in event.sources:
        lines += [f"  - url: {source.url}", f"    title: {_quoted(source.title)}"]
        lines += [f"    publisher: {source.publisher}", f"    date: {source.day}"]
    lines += ["links:", *(f"  - {link.relation}: {link.target}" for link in event.links)] if event.links else []
    lines += ["body: |", *(f"  {line}".rstrip() for line in event.body.splitlines())]
    return "\n".join(lines) + "\n"


def _front(event: Made, **more: str | tuple[str, ...]) -> str:
    heads: Mapping[str, str | tuple[str, ...]] = {"title": event.title, **more}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in heads.items()]
    return "\n".join(["---", f"date: {event.day}", *lines, "---", ""])


def _whole(event: Made, address: str) -> str:
    """Return a body with its links, and below it what an author of a peer writes by hand: links and sources."""
    to: Callable[[str], str] = address.format
    body = _MENTION.sub(lambda found: f"[{found[2]}]({to(found[1])})", event.body)
    lines = ["", f"Entities: {', '.join(event.entities)}", ""]
    lines += [f"- {link.relation}: [{link.target}]({to(link.target)})" for link in event.links]
    lines += ["", *(f"1. [{each.title}]({each.url}), {each.publisher}, {each.day}" for each in event.sources)]
    return body + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
