"""Where forms get what they offer: the plan, the usual answers of a place, the registers.

A file here with a ``SOURCES`` table adds to what forms may name as a ``source`` or a
fact; a new register is a new file.
"""
