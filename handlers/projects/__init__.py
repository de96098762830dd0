"""Projects and policies (dự án, chính sách): what each is for, whose it is, what was reported on it."""
