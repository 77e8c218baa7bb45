"""How fast Tend is, beside an empty endpoint on the same server: `make bench`. docs/performance.md tells what it found."""
