"""What people who write adapters or rules test with: contracts, strategies and a paper desk."""
