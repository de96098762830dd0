"""The sample year (năm mẫu): a plan's sample people report a year, for whoever sees Tin Ấp the first time.

Everything goes the way of a report that somebody sends: the form takes each typed answer, its checks hold,
its effects happen, only the clock is another one. Nobody is told of any of it.
"""
