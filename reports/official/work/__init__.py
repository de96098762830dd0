"""What was done (kết quả) under each project and policy: a file for each kind of report."""
