"""What goes onto paper: a page is described, made into one file of HTML, and opened or printed."""
