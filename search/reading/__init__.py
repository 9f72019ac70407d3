"""From a file to its text, page by page: whatever somebody has attached, within limits of size, time and memory."""
