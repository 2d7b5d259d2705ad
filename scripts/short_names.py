"""Short names (简称) of administrative areas, derived from their official full names."""

import re

_PEOPLES = (  # 民族; 各 as in 龙胜各族自治县
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固"
    "|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_BARE = "|".join(people for people in _PEOPLES.split("|") if len(people) > 1)  # 蒙古自治州, 锡伯自治县: without 族
_PLACE = re.compile(rf"(?P<place>.{{2,}}?)(?:(?:{_PEOPLES})族)*(?:{_BARE})?")
_NAMED_FOR_A_PEOPLE = re.compile(rf"(?P<place>{_BARE})族")  # 东乡族自治县
_AUTONOMOUS = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
_PLAIN = re.compile(r"(?P<stem>.{2,}?)(?:地区|新区|林区|特区|市|县|(?<!矿)区|盟|(?<![左右中前后])旗)")
_USUAL = {  # 约定俗成: not to be derived from the full name
    "克孜勒苏柯尔克孜自治州": ("克州",),
    "巴音郭楞蒙古自治州": ("巴州",),
    "博尔塔拉蒙古自治州": ("博州",),
    "西双版纳傣族自治州": ("版纳州",),
    "锡林郭勒盟": ("锡盟",),
    "前郭尔罗斯蒙古族自治县": ("前郭县", "前郭"),
    "喀喇沁左翼蒙古族自治县": ("喀左县", "喀左"),
}


def short_names(full_name: str) -> tuple[str, ...]:
    """The short forms of an area's full name (全称) in use, longest first; none of one character, nor the name itself.

    长沙市 -> 长沙; 延边朝鲜族自治州 -> 延边州, 延边; 龙里县 -> 龙里; 浦东新区 -> 浦东; 沛县 has none.
    """
    found = list(_USUAL.get(full_name, ()))
    for ending, kind in _AUTONOMOUS.items():
        if full_name.endswith(ending):
            place = _place(full_name.removesuffix(ending))
            found += [place + kind, place]
            break
    else:
        if plain := _PLAIN.fullmatch(full_name):
            found.append(_place(plain["stem"]))
    return tuple(sorted({name for name in found if len(name) > 1 and name != full_name}, key=lambda n: (-len(n), n)))


def _place(stem: str) -> str:
    """The place in 黔东南苗族侗族: without the names of peoples (族名) after it."""
    match = _NAMED_FOR_A_PEOPLE.fullmatch(stem) or _PLACE.fullmatch(stem)
    return match["place"] if match and ("族" in stem or len(stem) > 4) else stem
