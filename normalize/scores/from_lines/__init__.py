"""Lines on which names, bodies and figures stand apart, as cards and lists print them, in; candidates out."""
