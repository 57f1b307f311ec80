"""Records → one page to read and send: the text beside its statements, timelines, filters. No network, no framework."""
