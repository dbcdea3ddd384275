"""What is wrong or strange about a tariff, before anybody is charged by it."""
