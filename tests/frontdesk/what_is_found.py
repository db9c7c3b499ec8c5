"""What each thing typed finds in the small community: ids in their order.

Residents' ids stand bare, those of households, organisations and requests behind `h`, `o` and `q`.
"""

from __future__ import annotations

NAMES = {
    # Characters: the whole name, its beginning, any tail.
    "张宁裕": "1",
    "宁裕": "1",
    "裕": "1",
    "李秀": "2",
    "秀芬": "2",
    "𬎆㛃": "9",
    "张\ue000": "112",
    # Pinyin: whole, begun, initials, mixed; the given name alone.
    "zhangningyu": "1",
    "zhangning": "101 16 1",
    "zhangni": "1 101 16",
    "ningyu": "1",
    "zny": "1 3",
    "zhangny": "1 3",
    "zningyu": "1",
    "ny": "1 3",
    "guihua": "109 111 110",
    "lgh": "109 111 110",
    "ＺＮＹ": "1 3",
    "ZhangNY": "1 3",
    # Words in any order.
    "张 宁裕": "1",
    "宁裕 张": "1",
    "zhang ningyu": "1",
    "ningyu zhang": "1",
    "gui liu": "109 111 110",
    # Surnames with several readings.
    "shansheng": "4",
    "dansheng": "4",
    "shan": "4",
    "chan": "4",
    "ss": "4",
    "xiechaoxing": "5",
    "jiechaoxing": "5",
    "qiuzeng": "102",
    "chouceng": "102",
    "zha": "17 1 3 5 12 13 101 112 15 16",
    "chaqu": "17",
    "gepiao": "103",
    "gaipu": "103",
    "ouyx": "104",
    "ouyangq": "105",
    "ouyuexing": "104",
    "qulehang": "104",
    "ouyangqian": "105",
    "ouyangxi": "105",
    "yuchi": "7",
    "weichi": "7",
    "ycq": "7",
    "wcx": "7",
    # Given names with several.
    "lvle": "6",
    "lule": "6",
    "lvyue": "6",
    "lü": "6",
    "lǚyuè": "6",
    "lu": "6",
    "shancheng": "4",
    "xiezhaohang": "5",
    "yuchixi": "7",
    # With `·` and without, in parts and whole.
    "阿卜杜拉·买买提": "8",
    "阿卜杜拉买买提": "8",
    "阿卜杜拉・买买提": "8",
    "阿卜杜拉 买买提": "8",
    "买买提 阿卜": "8 106",
    "maimaiti": "8 106",
    "mmt": "8 106",
    "阿卜杜热依木江·买买提吐尔逊": "106",
    "买买提吐尔逊": "106",
    # Names in letters.
    "jean-paul": "107",
    "Jean-Paul Dupont": "107",
    "dupont": "107",
    "dupont jean": "107",
    # Stray punctuation and operators.
    ' "张宁裕" ': "1",
    "张宁裕,": "1",
    "(张宁裕)*": "1",
    "\x1b张宁裕\x00": "1",
    "张-宁裕": "1",
}
TITLES = {
    # The sex filters; the age only ranks: those of the likely age come first.
    "张大爷": "1 112 15 12 13 101 16",
    "张小伙": "12 13 101 16 1 112 15",
    "刘大娘": "109 111 110 14 108",
    "刘阿姨": "111 110 14 108 109",
    "liudaniang": "109 111 110 14 108",
    "王阿姨": "10 11",
    "王姑娘": "11 10",
    "尉迟阿姨": "7",
    "weichiayi": "7",
    "单先生": "4",
    "shandashu": "4",
    "dandashu": "4",
    "老李": "2",
    "解某": "5",
    "张大爷 怡乐园": "1 16",
    "海纳 刘大娘": "109 111 110 108",
    "张宁裕大爷": "1",
}
NUMBERS = {
    "154": "1 3 13",
    "1541234": "1",
    "15412340207": "1",
    "154 1234 0207": "1",
    "+86-154-1234-0207": "1",
    "0207": "1",
    "尾号0207": "1",
    "340207": "1",
    "0208": "3",
    "6221234": "12",
    "0633-6221234": "12",
    "371199": "1 3",
    "37119919870601224X": "3",
    "37119919870601224x": "3",
    "224X": "3",
    "1239": "1",
    "021239": "1",
    "张 0207": "1",
    "0207 zhang": "1",
    "zhang0208": "3",
    "１５４": "1 3 13",
}
PLACES = {
    # Every form of one address; the household leads.
    **dict.fromkeys(
        (
            "3-2-501",
            "3#2-501",
            "3号楼2单元501",
            "3栋2单元501室",
            "三号楼二单元501",
            "３－２－５０１",
            "3#楼2单元501室",
        ),
        "h3 4 5 13",
    ),
    # A building without units.
    **dict.fromkeys(("银行2-501", "rzyh 2-0-501", "家属院2号楼501室"), "h5 6 14"),
    # It may also be unit 2, room 501 of a building that was not said: those come behind.
    **dict.fromkeys(("2-501", "2-0-501", "2号楼501室"), "h5 6 14 4 5 13 h3"),
    "2单元501": "h3 4 5 13",
    # No building at all; rooms that are no numbers.
    **dict.fromkeys(("第4排6号", "4排6", "付家洼第4排6号"), "h6 7 17 18"),
    "3号楼2单元5楼东户": "h7 8",
    "5楼东户": "h7 8",
    "3-2-5东": "h7 8",
    # Estates by name, alias, characters, pinyin, initials; with an address behind.
    **dict.fromkeys(
        (
            "yly 1-2-301",
            "怡乐园1-2-301",
            "金马怡乐园小区1号楼2单元301",
            "jmyly 1-2-301",
            "yileyuan 1#2-301",
            "1-2-301",
        ),
        "h1 1 2 16",
    ),
    **dict.fromkeys(
        ("hn 3-", "海纳 3号楼", "hn3-", "海纳3#", "haina 三号楼", "莒州家园 3栋", "3号楼 海纳小区"),
        "4 5 8 13 h3 h7",
    ),
    "海纳莒州 12-1-1702": "h4 3 12 15",
    "家属院 501": "h5 6 14",
    # Empty households are there to be found.
    "yly 1-4-502": "h8",
    "1号楼4单元502室": "h8",
    # A person by name and room, in any order.
    "张伟 501": "13",
    "501 zw": "13",
    "zhang 1702": "3 12 15",
    "单 hn": "4",
    "hn 单": "4",
    "z hn 17": "3 12 15",
}
OTHERS = {
    "2021-0388": "q1",
    "２０２１－０３８８": "q1",
    "2021-388": "q1",
    "2021-": "q2 q1",
    "0402": "q2",
    "388": "q1",
    "#0388": "q1",
    "环卫办": "o2",
    "hwb": "o2",
    "huanwei": "o2",
    "工艺品": "o1",
    "gyp": "o1",
    "金马怡乐园工艺品公司": "o1",
}
RANKING = {
    # Exact before prefix, however early the longer name was registered.
    "张宁": "101 16 1",
    # Those who live here before those who moved away, died, or never did.
    "刘桂花": "109 111 110",
    "gai": "103 113",
    "张伟": "12 13",
    "zhang": "1 3 12 13 101 112 15 16",
}


NEAREST = {
    # Alike sounds, keys that slipped, two things in one, a word too many, a key too many.
    "zangningyu": ("zhangningyu", "1"),
    "zhanglingyu": ("zhangningyu", "1"),
    "zhanwei": ("zhangwei", "12 13"),
    "lixiufem": ("lixiufe", "2"),
    "zhhangningyu": ("zhangningyu", "1"),
    "单晟海纳": ("单晟 海纳", "4"),
    "张宁裕 海纳": ("张宁裕", "1"),
    "买买提江": ("买买提 江", "106"),
    "王大爷": ("王", "10 11"),
    "2021-0389": ("2021-038", "q1"),
}
