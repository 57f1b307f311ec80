"""The work of `batch` on many machines: shards of input in, one file of records for each out (Dask)."""
