"""The options of a run on a cluster."""

from __future__ import annotations

from typing import Annotated, Literal

from iranru_cli.cli.option import option

EngineName = Literal["dask"]
ShardFormatName = Literal["jsonl", "parquet"]

Cluster = Annotated[
    EngineName | None,
    option("--cluster", help="Work on shards; --output is a folder or address, with a file of records for each shard."),
]
Scheduler = Annotated[
    str | None,
    option("--scheduler", metavar="ADDRESS", help="Of a Dask cluster that is there: tcp://HOST:8786. [default: here]"),
]
ShardFormat = Annotated[
    ShardFormatName, option("--shard-format", help="Of the files of a --cluster run; Parquet holds one type of record.")
]
ShardBytes = Annotated[
    str, option("--shard-bytes", metavar="SIZE", help="Plain JSON lines are cut into pieces of this size.")
]
