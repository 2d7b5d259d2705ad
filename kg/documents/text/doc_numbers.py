"""Numbers of documents (发文字号): how governments number what they issue."""

from __future__ import annotations

import re

# "甘政发〔2016〕93号", "国知战联办〔2019〕8号"; GB/T 9704-2012, 7.2.5: agency's code, year in 〔〕, number.
# In running text the code ends before the words around it: "7月1日以|陕政发〔2016〕31号".
DOC_NUMBER = re.compile(
    r"(?:财行|(?![以日月的据和及与见照按经行])[\u4e00-\u9fff]){1,16}(?:字|发|函|办|政|令)?[〔\[（(﹝【](?:19|20)\d\d[〕\]）)﹞】](?:第)?\d{1,4}号"
)
