"""How the search is, in words for the site manager: what is wrong, what it means to readers, what to do."""
