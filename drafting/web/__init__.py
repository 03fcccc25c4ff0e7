"""The form in a browser: pages over the same YAML files that the command line uses."""
