"""Everything that is wrong is said at once, where it stands."""

from timeline import RecordFile, build
from timeline.vocabulary import Collection

FILES = {
    "events/launch.yml": """\
date: 2025-02-30
title: The launch
kind: lunch
soruces: [somebody]
links:
  - led-to: the-edn
""",
    "events/end.yml": """\
- id: the-end
  date: 2025-13
  title: The end
  status: sure
- date: 2025-06-01
  title: Nobody's id
""",
    "events/prose.yml": """\
date: 2025-07-01
title: What's new: prose
""",
}


def said(files: dict[str, str]) -> list[str]:
    """Return what a build of these files of events complains of, advice left out."""
    site = build(RecordFile(path, Collection.EVENTS, text.encode()) for path, text in files.items())
    return [str(each) for each in site.diagnostics if each.severity != "advice"]


def test_eight_faults_in_three_files_are_eight_complaints() -> None:
    """One run names eight different faults in three files, each with its line and column; none hides another."""
    complaints = said(FILES)
    assert complaints == [
        "events/end.yml:2:9: error: date '2025-13': there is no month 13: "
        "months are 01 to 12, parts of a year 21 to 41 [date]",
        "events/end.yml:4:11: error: status 'sure': "
        "expected 'confirmed', 'reported', 'disputed' or 'retracted' [status]",
        "events/end.yml:5:3: error: the field 'id' is missing: "
        "in a file of several, each event needs its own [missing-field]",
        "events/launch.yml:1:7: error: date '2025-02-30': February 2025 has 28 days [date]",
        "events/launch.yml:3:7: error: no kind is called 'lunch', did you mean 'launch'? [unknown-kind]",
        "events/launch.yml:4:1: error: unknown field 'soruces', did you mean 'sources'? [unknown-field]",
        "events/launch.yml:6:13: error: no event is called 'the-edn', did you mean 'the-end'? [unknown-event]",
        "events/prose.yml:2:8: error: a value that holds ': ' must be put in quotes [syntax]",
    ]
    assert len({complaint.rpartition("[")[2] for complaint in complaints}) == 7


def test_names_are_checked_in_what_is_otherwise_right() -> None:
    """What names something that isn't there is said with the nearest name."""
    mended = {
        "events/launch.yml": FILES["events/launch.yml"].replace("02-30", "02-28").replace("soruces", "sources"),
        "events/the-end.yml": "date: 2025-03-01\ntitle: The end\n",
    }
    assert said(mended) == [
        "events/launch.yml:3:7: error: no kind is called 'lunch', did you mean 'launch'? [unknown-kind]",
        "events/launch.yml:4:11: error: no source is called 'somebody' [unknown-source]",
        "events/launch.yml:6:13: error: no event is called 'the-edn', did you mean 'the-end'? [unknown-event]",
    ]
