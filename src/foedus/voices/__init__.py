"""On whose word: source, cue and content; how far a voice is to be trusted."""
