"""The survey of a dump: which entities, offices and outlets its documents name, how often, and beside whom."""
