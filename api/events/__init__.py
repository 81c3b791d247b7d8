"""The feed of events: what happened, in the order in which it became true, for those whom it concerns."""
