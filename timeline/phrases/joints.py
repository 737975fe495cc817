"""Where two words of a date meet: `d’avril`, `vom 3. Oktober`, `septiembre u octubre`."""

import re
from collections.abc import Mapping

__all__ = ["joined"]

_MOIS = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"

_NEUTER = r"(?:Frühjahr|\d\. (?:Quartal|Halbjahr|Jahresdrittel))"

# Each pattern with what stands in its place, tried in order.
_RULES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "de": (
        (r"\bbis zu etwa dem\b", "bis etwa zum"),
        (r"\bbis zu (?!dem\b|den\b)", "bis "),
        (rf"\bum dem (?={_NEUTER})", "um das "),
        (r"\bum dem\b", "um den"),
        (rf"\bmöglicherweise dem (?={_NEUTER})", "möglicherweise das "),
        (r"\bmöglicherweise dem\b", "möglicherweise der"),
        (r"\b(um|möglicherweise) den (\S+)-Jahren\b", r"\1 die \2-Jahre"),
        (r"\bvon dem\b", "vom"),
        (r"\bzu dem\b", "zum"),
        (r"\b(dem \d+\.) und dem (?=\d)", r"\1 und "),
    ),
    "fr": (
        (rf"\bjusqu’à (?=\d|{_MOIS})", "jusqu’en "),
        (r"\bde les\b", "des"),
        (r"\bde le\b", "du"),
        (r"\bde (?=avril|août|octobre)", "d’"),
        (r"à les\b", "aux"),
        (r"à le\b", "au"),
        (rf"(?<!\d)1 (?={_MOIS})", "1er "),
        (r"\b(le|du) 1 (?=au\b|et\b)", r"\1 1er "),
    ),
    "es": (
        (r"\bde el\b", "del"),
        (r"\ba el\b", "al"),
        (r"\bo (?=oct|otoño|(?:8|11)\b)", "u "),
        (r"\by (?=invierno)", "e "),
    ),
    "ar": ((r"بين عام (\S+) وعام ", r"بين عامي \1 و"),),
}


def joined(text: str, language: str) -> str:
    """Return a phrase of a language with its words contracted, elided and inflected where they meet."""
    for pattern, words in _RULES.get(language, ()):
        text = re.sub(pattern, words, text)
    return text
