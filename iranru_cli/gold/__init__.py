"""Gold: texts that a person annotated, to measure by; what a statement, a date, an agreement is, in `record.schema.json`."""
