"""Keys and sealed blobs. Knows no table and no request."""
