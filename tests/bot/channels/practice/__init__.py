"""Tests of the practice page over real HTTP."""
