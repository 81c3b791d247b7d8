"""Speed, measured as ratios against PostgreSQL itself doing the same work in the same run (``make bench``)."""
