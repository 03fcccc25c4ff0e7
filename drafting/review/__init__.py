"""Review: what a reviewer writes on a letter in Word, out of ours and back into the form."""
