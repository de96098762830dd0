"""How fast an answered question is, measured over real HTTP beside a bot that stores nothing."""
