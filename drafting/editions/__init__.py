"""What goes with a reply, and its other editions: a letter to each proposer, the public edition, 征询意见表."""
