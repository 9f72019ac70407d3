"""What gunicorn reads by itself where it is started in this directory: the demo, the image, the manual's commands."""

from gunicorn.http import message

limit_request_line = 131_072
"""Bytes of a request's first line: a question of 10,000 signs, twelve bytes each, is answered by the site."""

# gunicorn knows only 8,190 bytes at most or no end at all, and a line without end is kept in memory.
message.MAX_REQUEST_LINE = limit_request_line
