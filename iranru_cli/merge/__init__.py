"""The same statement in several documents: `merge(statements)` gives each a group, and each speaker one id everywhere."""

from iranru_cli.merge.merging import Merger, merge

__all__ = ["Merger", "merge"]
