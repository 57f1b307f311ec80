"""Which rows of the tables would no test miss? Each row is dropped, and the line of its own example must change.

    uv run python benchmarks/mutation.py [--survivors FILE] [TABLE ...]

Some minutes. tests/test_rows.py holds those lines (tests/golden/rows/), so a row whose line changes without it is a row
that the tests hold. Rows are dropped a few hundred at a time, since the lexicon takes half a second to compile; a row counts as
held only where its line changes in two different divisions into such groups, so that hardly one is held by another's
absence. Each group runs in a process of its own: what is remembered from one lexicon never meets another.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from rows import Example, Maker, examples, tables_of_files

from iranru_cli.lexicon import lexicon as loading
from iranru_cli.lexicon.specs import SPECS
from iranru_cli.lexicon.tables import Row
from iranru_cli.text import affixes, spelling
from iranru_cli.text.morphology import load_morphology
from iranru_cli.text.spacing import Spacing

GROUPS = 16
DIVISIONS = 2


def lines_without(dropped: list[Example]) -> list[str]:
    """The lines of these examples by a lexicon that lacks their rows."""
    lost = Counter((example.table, example.row) for example in dropped)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        for spec in SPECS:
            kept = list(_kept(spec.name, ALL[spec.name], lost))
            lines = ["\t".join(row) for row in (spec.columns, *kept)]
            (data / f"{spec.name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        loading.DATA = spelling._DATA = data
        affixes._AFFIXES = data / "affixes.tsv"
        maker = Maker(loading.compile_lexicon(), Spacing(load_morphology(spelling.read_spellings())))
        return [_line(maker, example) for example in dropped]


def _line(maker: Maker, example: Example) -> str:
    try:
        return maker.line(example)
    except LookupError as error:  # rules that count on a row: «IR» among the countries
        return f"error: {error!r}"


def _kept(table: str, rows: list[Row], lost: Counter[tuple[str, Row]]) -> Iterator[Row]:
    """The rows that stay; of a class that would lose all its rows the last one does."""
    last = {row[0]: row for row in rows} if table in CLASSED else {}
    staying = {row[0] for row in rows if not lost[table, row]}
    return (row for row in rows if not lost[table, row] or (last.get(row[0]) == row and row[0] not in staying))


def divisions(found: list[Example]) -> Iterator[list[Example]]:
    """Groups that hold every example DIVISIONS times, each time among others."""
    for number in range(DIVISIONS):
        mixed = list(found)
        random.Random(number).shuffle(mixed)
        yield from (mixed[start::GROUPS] for start in range(GROUPS))


def main() -> None:
    """Print for each table its rows and its survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*")
    parser.add_argument("--survivors", type=Path)
    options = parser.parse_args()
    wanted = [example for example in examples(ALL) if not options.tables or example.table in options.tables]
    classes = Counter((example.table, example.row[0]) for example in wanted)
    # most rules do not compile without the last row of a class: not to be dropped among others
    found = [example for example in wanted if classes[example.table, example.row[0]] > 1 or not _has_classes(example)]
    changed: Counter[Example] = Counter()
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        whole = dict(zip(found, pool.apply(lines_without_none, (found,)), strict=True))
        groups = list(divisions(found))
        for group, lines in zip(groups, pool.imap(lines_without, groups), strict=True):
            changed.update(example for example, line in zip(group, lines, strict=True) if line != whole[example])
    survivors = [example for example in found if changed[example] < DIVISIONS]
    rows, alive = Counter(e.table for e in found), Counter(e.table for e in survivors)
    for table in rows:
        print(f"{table:24}{rows[table]:7}{alive[table]:7}{100 * alive[table] / rows[table]:7.1f} %")
    print(f"{'all':24}{len(found):7}{len(survivors):7}{100 * len(survivors) / len(found):7.1f} %")
    if options.survivors:
        options.survivors.write_text(
            "".join(f"{e.table}\t{'	'.join(e.row)}\t{whole[e]}\n" for e in survivors), "utf-8"
        )
        print(options.survivors)


def _has_classes(example: Example) -> bool:
    return example.table in CLASSED


def lines_without_none(found: list[Example]) -> list[str]:
    """The lines by the whole lexicon."""
    maker = Maker(loading.compile_lexicon(), Spacing(load_morphology(spelling.read_spellings())))
    return [maker.line(example) for example in found]


ALL = tables_of_files()
CLASSED = {spec.name for spec in SPECS if spec.columns[0] in spec.closed}

if __name__ == "__main__":
    main()
