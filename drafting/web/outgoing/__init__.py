"""What leaves the form: checked, downloaded, printed, copied."""
