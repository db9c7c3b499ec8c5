"""The registers of the office: lists, cards and forms made from what each register declares."""
