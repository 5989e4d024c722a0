"""Letters that count as the same."""
import re
import unicodedata

FOLDED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "○": "〇", "·": ".", "•": ".", "，": ",",
                        "。": ".", "、": ",", "【": "〔", "】": "〕", "[": "〔", "]": "〕", "☐": "□", "口": "□", "☑": "□", "√": "□", "☒": "□"})
# Blanks to be filled are no letters; neither are boxes, which are measured apart.
DROPPED = re.compile(r"[\s_□￿]")


def folded(text: str) -> str:
    return DROPPED.sub("", unicodedata.normalize("NFKC", text).translate(FOLDED))
