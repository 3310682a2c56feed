"""How Arrow takes memory; imported before Arrow is, since that is when it chooses, once."""

import os

# Arrow's own allocator keeps what was freed: a quarter of a run's peak.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
