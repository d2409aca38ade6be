"""Routes, one file per noun: accept, delegate, answer. No work is done here."""
