"""Tests of the real program, run as a process of its own and met only from outside."""
