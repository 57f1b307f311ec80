"""The value of a length, and its ends where it is tied to the publication date."""

from __future__ import annotations

from datetime import date, timedelta

from iranru_cli.readings import Length, Unit
from iranru_cli.resolve.calendar import add_months, month_bounds, native_of
from iranru_cli.resolve.dates_shift import YEARS

_LETTERS = {
    "second": ("S", 1),
    "minute": ("M", 1),
    "hour": ("H", 1),
    "day": ("D", 1),
    "fullday": ("D", 1),
    "week": ("W", 1),
    "month": ("M", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
_HALVES: dict[str, tuple[str, Unit]] = {"year": ("6", "month"), "hour": ("30", "minute")}  # «دو سال و نیم» is P2Y6M
_OF_A_DAY = ("second", "minute", "hour")


def length_value(reading: Length) -> str:
    """ISO 8601: P20Y, P2W, PT3H; «دو تا سه ماه» is P2M/P3M, a decade P10Y, «یک سال و شش ماه» P1Y6M."""
    half = _HALVES.get(reading.unit)
    if half is not None and reading.amount.endswith(".5") and not reading.rest and not reading.most:
        whole = reading.amount.removesuffix(".5")
        if whole != "0":
            reading = reading._replace(amount=whole, rest=(half,))
    if reading.rest:
        return _joined(reading)
    value = _iso(reading.amount, reading.unit)
    return f"{value}/{_iso(reading.most, reading.unit)}" if reading.most else value


def _iso(count: str, unit: str) -> str:
    return f"P{'T' if unit in _OF_A_DAY else ''}{_measure(count, unit)}"


def _measure(count: str, unit: str) -> str:
    letter, times = _LETTERS[unit]
    return f"{float(count) * times:g}{letter}" if times > 1 else count + letter


def _joined(reading: Length) -> str:
    """Weeks stand alone in ISO 8601, so «سه هفته و دو روز» is P23D."""
    parts = [(reading.amount, str(reading.unit)), *reading.rest]
    if reading.unit == "week" and parts[1][1] in ("day", "fullday"):
        return f"P{7 * int(reading.amount) + int(float(parts[1][0]))}D"
    whole = "".join(_measure(count, unit) for count, unit in parts if unit not in _OF_A_DAY)
    hours = "".join(_measure(count, unit) for count, unit in parts if unit in _OF_A_DAY)
    return f"P{whole}{'T' if hours else ''}{hours}"


def length_ends(reading: Length, published: date | None) -> tuple[str | None, str | None]:
    """First and last day of «۲۰ سال آینده», «سه ماه گذشته»: counted from the publication date."""
    if published is None or not reading.direction or not reading.amount.isdigit() or reading.most:
        return None, None
    other = _moved(published, int(reading.amount) * reading.direction, reading.unit)
    for count, unit in reading.rest:
        other = _moved(other, int(count) * reading.direction, unit) if other is not None and count.isdigit() else None
    if other is None:
        return None, None
    first, last = sorted((published, other))
    return first.isoformat(), last.isoformat()


def _moved(day: date, count: int, unit: str) -> date | None:
    """The day so many units on; a day that the other month has not falls to its last."""
    try:
        if unit in ("day", "fullday", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        if unit in _OF_A_DAY:
            hours = {"hour": 1, "minute": 60, "second": 3600}[unit]
            return day + timedelta(days=int(count / (24 * hours))) if abs(count) >= 24 * hours else None
        year, month, mday = native_of("jalali", day)
        months = count * (1 if unit == "month" else 12 * YEARS[unit])
        bounds = month_bounds("jalali", *add_months(year, month, months))
        return min(bounds[0] + timedelta(days=mday - 1), bounds[1]) if bounds else None
    except (OverflowError, ValueError):
        return None
