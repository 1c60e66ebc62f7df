"""The superior's answer, amicable settlement, and what the applicant says to it."""
