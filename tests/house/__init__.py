"""The twelve rules of the house."""
