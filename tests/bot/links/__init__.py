"""Tests of signed links over real HTTP."""
