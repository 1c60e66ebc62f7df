"""The superior's queue of objections, and an objection's file."""
