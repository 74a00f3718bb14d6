"""Time expressions -> EDTF."""
