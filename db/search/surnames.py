"""Surnames that are not read like the character, and surnames of two characters.

Each reading is a tuple of syllables, the surname's own first, common misreadings after it:
a clerk types either. Sources: the surname entries of 《现代汉语词典》 and common usage.
"""

from __future__ import annotations

_SINGLE = """
单 shan dan chan|解 xie jie|仇 qiu chou|曾 zeng ceng|查 zha cha|朴 piao pu|盖 ge gai|区 ou qu
缪 miao mou|覃 qin tan|翟 zhai di|员 yun yuan|种 chong zhong|隗 wei kui|洗 xian xi|乐 yue le
黑 he hei|召 shao zhao|祭 zhai ji|句 gou ju|秘 bi mi|繁 po fan|折 she zhe|佴 nai er|乜 nie mie
牟 mu mou|谌 chen shen|能 nai neng|薄 bo bao|郇 xun huan|郗 xi chi|郄 qie xi|柏 bai bo|莘 shen xin
费 fei bi|宓 mi fu|晟 cheng sheng|盛 sheng cheng|任 ren|华 hua|葛 ge|宁 ning|应 ying|强 qiang jiang
相 xiang|藏 zang cang|曲 qu|冯 feng|占 zhan|贾 jia gu|俞 yu|纪 ji|那 na|哈 ha|车 che|石 shi|尉 wei yu
长 chang zhang|阚 kan han|褚 chu zhu|卜 bu|过 guo|都 du|干 gan|行 xing hang|谷 gu|瞿 qu|万 wan
沈 shen chen|臧 zang|逄 pang|参 shen can|朝 chao zhao|呙 guo|洼 wa|於 yu|訾 zi|麻 ma|笪 da|母 mu
苫 shan|适 kuo shi|重 chong zhong|巨 ju|尹 yin|燕 yan|传 fu chuan|会 gui hui|仉 zhang|句 gou ju
叶 ye xie
"""

_COMPOUND = """
尉迟 yu,chi wei,chi|万俟 mo,qi wan,si|长孙 zhang,sun chang,sun|澹台 tan,tai dan,tai
单于 chan,yu dan,yu|乐正 yue,zheng le,zheng|令狐 ling,hu|欧阳 ou,yang|上官 shang,guan|司马 si,ma
东方 dong,fang|独孤 du,gu|南宫 nan,gong|夏侯 xia,hou|诸葛 zhu,ge|赫连 he,lian|皇甫 huang,fu
濮阳 pu,yang|公孙 gong,sun|慕容 mu,rong|钟离 zhong,li|宇文 yu,wen|司徒 si,tu|鲜于 xian,yu
司空 si,kong|闾丘 lv,qiu|亓官 qi,guan|司寇 si,kou|呼延 hu,yan|轩辕 xuan,yuan|百里 bai,li
东郭 dong,guo|端木 duan,mu|南门 nan,men|左丘 zuo,qiu|西门 xi,men|公冶 gong,ye|申屠 shen,tu
闻人 wen,ren|拓跋 tuo,ba|宗政 zong,zheng|太史 tai,shi|仲孙 zhong,sun|颛孙 zhuan,sun|公西 gong,xi
漆雕 qi,diao|谷梁 gu,liang|段干 duan,gan|羊舌 yang,she|梁丘 liang,qiu
"""


def _parse(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    surnames: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in table.replace("\n", "|").strip("|").split("|"):
        surname, *readings = entry.split()
        surnames[surname] = tuple(tuple(reading.split(",")) for reading in readings)
    return surnames


SINGLE_READINGS = {name: tuple(r[0] for r in readings) for name, readings in _parse(_SINGLE).items()}
COMPOUND_READINGS = _parse(_COMPOUND)


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name of a name in characters; a name of one character is all surname."""
    if len(name) > 2 and name[:2] in COMPOUND_READINGS:
        return name[:2], name[2:]
    return name[:1], name[1:]


def is_surname_part(text: str) -> bool:
    """Whether `text` can stand alone before a title: one character, or a surname of two."""
    return len(text) == 1 or text in COMPOUND_READINGS
