/// The phrases of each cue, in the notation of `PhrasePattern`.
enum CueTable {}
