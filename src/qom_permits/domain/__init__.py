"""What is so: the values, the permit case, and the rules of its life; pure, without a clock or I/O."""
