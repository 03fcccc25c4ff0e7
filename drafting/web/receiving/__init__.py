"""收件: whatever comes in is recognised, shown as what it is, and put where it belongs once a person says so."""
