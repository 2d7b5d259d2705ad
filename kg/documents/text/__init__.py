"""Text (文本): characters that carry their places, and what a line of them can be: a number, a title, bold print."""
