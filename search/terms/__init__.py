"""Words that mean the same in Finnish and Swedish, by which a question is widened; pages that the desk puts first."""
