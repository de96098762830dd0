"""The courier (người đưa tin): brings people what they did not ask for, at each channel's pace."""
