"""Where places and people stand in the reporting chain."""

LEVELS = ("province", "district", "commune", "hamlet")  # kinds of places, the widest first

# The kind of place a role sits at; other roles may sit anywhere.
SITS_AT = {"hamlet_head": "hamlet", "commune_officer": "commune"}
