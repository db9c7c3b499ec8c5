"""The veterans' home (退役军人之家): who served, and the visits for 1 August and Spring Festival."""
