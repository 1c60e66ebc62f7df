"""What the office has to show: its figures, the yearly report, open data, proof for the monitor."""
