"""Tables of many agencies, and an agency beside others."""
