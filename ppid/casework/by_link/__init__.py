"""A unit without accounts answers by a link that opens one request of the PPID, nothing else."""
