"""The worker: what runs by the clock. It calls into ppid/, and nothing calls it."""
