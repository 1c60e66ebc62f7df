"""The figures of performance, as ratios measured in one run."""
