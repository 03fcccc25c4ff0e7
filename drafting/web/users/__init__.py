"""An office of several on one machine: who they are, how they log in, what each may see, who is in a case."""
