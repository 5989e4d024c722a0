"""Numbers of invented people and firms, with valid check digits; regions that do not exist."""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def credit_code(first17):
    """统一社会信用代码 (GB 32100): the first seventeen characters with their check character."""
    total = sum(_ALPHABET.index(ch) * w for ch, w in zip(first17, _WEIGHTS, strict=True))
    return first17 + _ALPHABET[(31 - total % 31) % 31]


def id_number(first17):
    """公民身份号码 (GB 11643): the first seventeen digits with their check character."""
    total = sum(int(ch) * w for ch, w in zip(first17, _ID_WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


_DIGITS, _UNITS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")


def capital(yuan):
    """Whole yuan below a hundred million in banker's characters: 20000 is 贰万元整."""
    def group(n):
        out, zero = "", False
        for i in range(3, -1, -1):
            digit = n // 10**i % 10
            if digit:
                out += ("零" if zero and out else "") + _DIGITS[digit] + _UNITS[i]
                zero = False
            else:
                zero = True
        return out
    high, low = divmod(yuan, 10000)
    text = (group(high) + "万" if high else "")
    if low:
        text += ("零" if high and low < 1000 else "") + group(low)
    return text + "元整"


def han_date(day):
    """2024-03-06 as 二〇二四年三月六日."""
    year, month, date = day.split("-")
    small = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    def number(n):
        if n <= 10:
            return small[n]
        if n < 20:
            return "十" + small[n - 10]
        return small[n // 10] + "十" + small[n % 10]
    return "".join("〇一二三四五六七八九"[int(c)] for c in year) + f"年{number(int(month))}月{number(int(date))}日"
