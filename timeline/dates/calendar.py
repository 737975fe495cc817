"""The proleptic Gregorian calendar of every year, in whole numbers.

Years are astronomical, as in ISO 8601: year 0 is 1 BCE. The standard library's calendar
ends at the years 1 and 9999; this one does not.
"""

from datetime import date

__all__ = ["MONTHS", "day_number", "days_in_month", "next_day", "previous_day"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EPOCH = date(1970, 1, 1).toordinal()
_DAYS_OF_400_YEARS = 146_097


def days_in_month(year: int, month: int) -> int:
    """Return how many days the month has, the leap day counted."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Return the days from 1970-01-01 to a day of any year, negative before it."""
    # The calendar repeats every 400 years, so any year has a twin the library knows.
    cycles, twin = divmod(year - 1, 400)
    return date(twin + 1, month, day).toordinal() - _EPOCH + cycles * _DAYS_OF_400_YEARS


def next_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return the day after."""
    if day < days_in_month(year, month):
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def previous_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return the day before."""
    if day > 1:
        return year, month, day - 1
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return year, month, days_in_month(year, month)
