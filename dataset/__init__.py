"""From what documents say to the published dataset: what must be read again, the tables, corrections, changes."""

import os

# Arrow's own allocator keeps what was freed, a quarter of a run's peak; it is chosen once, when Arrow is loaded.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
