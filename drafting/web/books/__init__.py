"""Pages over what the office has: its old answers, the documents that they cite, the ledger of the year's cases."""
