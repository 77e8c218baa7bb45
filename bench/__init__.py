"""How fast Tend is beside an empty endpoint on the same server: `make bench`, told in docs/performance.md."""
