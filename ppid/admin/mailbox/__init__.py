"""The mailbox of the demonstration."""
