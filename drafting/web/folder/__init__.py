"""The folder of forms: read, saved whole, merged, named, binned."""
