"""The command line: `timeline check`."""

from pathlib import Path

import click

from timeline.diagnostics import Severity
from timeline.folders import find_files
from timeline.site import build

__all__ = ["main"]


@click.group()
@click.version_option(package_name="mkdocs-timeline")
def main() -> None:
    """Keep the record of a story: dated, cross-linked, sourced."""


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option("--advice/--no-advice", default=True, help="Say what an editor might look at, too.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check.")
def check(folder: Path, *, advice: bool, strict: bool) -> None:
    """Say everything that is wrong with the records in FOLDER (content, unless said otherwise).

    Exits with 1 where there is an error.
    """
    files, unreadable = find_files(folder, folder.as_posix())
    site = build(files, drafts=True)
    diagnostics = sorted({*unreadable, *site.diagnostics}, key=lambda each: (each.location, each.code, each.message))
    for diagnostic in diagnostics:
        if advice or diagnostic.severity is not Severity.ADVICE:
            click.echo(str(diagnostic))
    counts = {severity: sum(each.severity is severity for each in diagnostics) for severity in Severity}
    told = len(site.ink.chronology.events)
    faults = ", ".join(f"{n} {_plural(severity, n)}" for severity, n in counts.items())
    click.echo(f"{told} {'event' if told == 1 else 'events'}: {faults}", err=True)
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        raise SystemExit(1)


def _plural(severity: Severity, count: int) -> str:
    return severity.value if count == 1 or severity is Severity.ADVICE else f"{severity}s"
