"""What every rule rests on: the case it looks at, the shape of a rule, the way from a fault to a finding."""
