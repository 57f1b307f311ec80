"""Why the program found what it found: sentence by sentence, which cue and frame fired, who speaks, and why a cue gave nothing."""
