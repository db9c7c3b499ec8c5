"""The opening page: type, and see who it is; with the help, the menu and the first start."""
