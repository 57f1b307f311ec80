"""Right-to-left text for terminals: most show code points in the order they come, unjoined, or guess wrong.

`levels` is the Unicode bidirectional algorithm (UAX #9), `order` puts a line into the order in which it is seen, `shaping`
joins letters, `modes` says what a line needs on which kind of terminal. What is written to pipes and files never passes here.
"""
