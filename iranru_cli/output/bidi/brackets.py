"""Brackets that are pairs (BidiBrackets.txt), and characters that are mirrored right to left (BidiMirroring.txt, Unicode 15).

Of the mathematical signs those alone stand here that news may have.
"""

from __future__ import annotations

# each opening one before its closing one
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a"
    "❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_SIGNS = "<>«»‹›≤≥≪≫≮≯≰≱"
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # canonically equal: they close each other

OPENING = {left: _SAME.get(right, right) for left, right in zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)}
CLOSING = {right: _SAME.get(right, right) for right in _BRACKETS[1::2]}
MIRRORED = {
    a: b
    for pairs in (_BRACKETS, _SIGNS)
    for left, right in zip(pairs[::2], pairs[1::2], strict=True)
    for a, b in ((left, right), (right, left))
}
