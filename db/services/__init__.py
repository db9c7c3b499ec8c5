"""What was done for people, as ledgers have it: enrolments, attendance, readings and visits, in and out."""
