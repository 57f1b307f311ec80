"""The history of each agreement over the documents of a folder, with what the registry knows and what contradicts what."""
