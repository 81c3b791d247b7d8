"""The demo: invented people, an identity provider that vouches for them, a city's programme around today.

Nothing here exists outside ``environment=demo``: the routes are not mounted and their addresses are unknown.
"""
