"""`iranru normalize`: the shadow text as a filter."""

from __future__ import annotations

from iranru_cli.text.shadow import rewrite


def normalize(text: str) -> str:
    """Letters folded and spacing repaired, line by line, line ends as they are: «او گفته بود كه مى رود» → «… که می‌رود».

    A stream may come in blocks of whole lines. Whether joiners were deleted or turned into blanks is judged on the
    block, so that a document at once is better than its lines one by one.
    """
    return rewrite(text)[0]
