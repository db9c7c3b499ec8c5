"""Erasing a person: from every table, from what the journal tells, from drafts and from the search index.

The rows that are counted stay, without anything in them that says who it was; so do the digests of the
journal, whose chain stays whole. What an office knows of others is left alone: a name is taken out only
where it is known to be this person's, a number wherever it stands, for it is nobody else's.
"""
