"""The ledger of a request's mails: sending one again."""
