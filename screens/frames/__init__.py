"""What kinds of pages have in common: any page, lists, sections, typing, details shown for a while."""
