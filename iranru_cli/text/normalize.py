"""`iranru normalize`: the repairs of the shadow as a filter."""

from __future__ import annotations

from collections.abc import Callable

from iranru_cli.text.digits import DigitStyle, convert_digits
from iranru_cli.text.shadow import default_spacing, rewrite
from iranru_cli.text.spacing import Spacing


def normalizer(
    *, letters: bool = True, spacing: Spacing | None = None, digits: DigitStyle = "keep"
) -> Callable[[str], str]:
    """A function that repairs text line by line: letters, joiners (where `spacing` is given), digits."""

    def repair(text: str) -> str:
        return convert_digits(rewrite(text, spacing, letters)[0], digits)

    return repair


def normalize(text: str) -> str:
    """Letters folded and spacing repaired, line ends as they are: «او گفته بود كه مى رود» → «… که می‌رود».

    A stream may come in blocks of whole lines. Whether joiners were deleted or turned into blanks is judged on some
    thousand characters together, so that a document at once is better than its lines one by one.
    """
    return rewrite(text, default_spacing())[0]
