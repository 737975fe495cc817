"""Small worlds: a few record files, the site they tell, and what is said of them."""

from timeline import Options, RecordFile, Severity, Site, build
from timeline.render import Asset, Page, Redirect
from timeline.vocabulary import Collection

__all__ = ["contents", "page", "said", "told"]


def told(files: dict[str, str], *, drafts: bool = False, options: Options | None = None) -> Site:
    """Return the site that files tell; a path's first folder says what kind of record it holds."""
    return build(
        (
            RecordFile(path, Collection(path.partition("/")[0].removesuffix(".yml")), text.encode())
            for path, text in files.items()
        ),
        options,
        drafts=drafts,
    )


def said(files: dict[str, str]) -> list[str]:
    """Return what is wrong with files, advice left out."""
    return [str(each) for each in told(files).diagnostics if each.severity is not Severity.ADVICE]


def page(site: Site, url: str) -> Page:
    """Return the page at an address."""
    return next(each for each in site.artifacts if isinstance(each, Page) and each.url == url)


def contents(site: Site) -> dict[str, str]:
    """Return everything that a site would write, by address."""
    found = {}
    for artifact in site.artifacts:
        match artifact:
            case Asset():
                found[artifact.path] = artifact.content
            case Redirect():
                found[artifact.url] = artifact.content
            case Page():
                found[artifact.url] = f"{artifact.title}\n{artifact.description}\n{artifact.content}\n{artifact.words}"
    return found
