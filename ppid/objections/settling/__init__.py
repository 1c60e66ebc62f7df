"""What ends an objection otherwise, and what the applicant says to its answer."""
