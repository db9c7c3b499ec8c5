"""What kinds of pages have in common: any page, lists, sections, details shown for a while."""
