"""Review: what is marked on a letter in Word, by us and by reviewers; the letter that goes out for it; the trail."""
