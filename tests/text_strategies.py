"""Generated Persian text with everything that dumps do to it."""

from __future__ import annotations

from hypothesis import strategies as st

Z = "\u200c"
ALPHABET = st.sampled_from(
    [
        *"ابپتجدرزسشعفقکگلمنوهیيكىةۀئؤأآ",
        *"می",
        *'«»"“”،؛.؟:()',
        *"۱۲٣4",
        *"aZ",
        " ",
        " ",
        "\n",
        "\r",
        "\xa0",
        Z,
        Z,
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202b",
        "\ufeff",
        "\xad",
        "¬",
        "ً",
        "ّ",
        "ٔ",
        "ـ",
        "ﻻ",
        "ﻣ",
        "می",
        "ها",
        "های",
        "ای",
        "اند",
        "شده",
        "بین",
        "المللی",
        "تر",
    ]
)
TEXTS = st.lists(ALPHABET, max_size=40).map("".join)
