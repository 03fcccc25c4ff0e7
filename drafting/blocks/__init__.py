"""Standard blocks: files with a head, shipped and an office's own, read, checked before they run, and filled."""
