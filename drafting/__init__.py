"""Formal replies to deputies' suggestions, bills and CPPCC proposals, as official-format documents."""
