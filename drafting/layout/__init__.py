"""How a document falls into lines and pages: worked out once, for Word, the browser and print."""
