"""Automatic checks of a report (kiểm tra tự động): what a reviewer should look at before accepting it."""
