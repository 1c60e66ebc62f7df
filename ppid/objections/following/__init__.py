"""An objection as its applicant sees it, and what they may do with it."""
