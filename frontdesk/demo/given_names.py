"""Given names as they were given, by decade of birth and sex."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from frontdesk.demo.wheel import draw, fading

_WHOLE_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Fashion:
    """What children of one sex were called in one decade.

    `single_share` is how many got a given name of one character; of the others some have one of
    the `whole` names of the day, most a first and a second character.
    """

    single_share: float
    singles: tuple[str, ...]
    whole: tuple[str, ...]
    firsts: tuple[str, ...]
    seconds: tuple[str, ...]

    def name(self, rng: Random) -> str:
        """Draw one given name."""
        if rng.random() < self.single_share:
            return draw(rng, self.singles)
        if rng.random() < _WHOLE_SHARE:
            return draw(rng, self.whole)
        first, second = draw(rng, self.firsts), draw(rng, self.seconds)
        return first + second if first != second else draw(rng, self.whole)


def _fashion(single_share: float, singles: str, whole: str, firsts: str, seconds: str) -> Fashion:
    return Fashion(single_share, fading(singles), fading(whole.split()), fading(firsts), fading(seconds))


MALE, FEMALE = 1, 2
_MEN = (
    _fashion(
        0.07,
        "福贵德顺祥山海林忠义信",
        "德福 玉山 长贵 永贵 福来 兆祥 宝山 金山 洪恩 学礼 守义 连升",
        "德玉永兆洪福金长守学振明世传广培维文宝贵茂敬继立清凤宗",
        "山贵祥福德田成海才林增臣堂礼义生全恩仁善俊江亭华升",
    ),
    _fashion(
        0.10,
        "强军明忠平福海林义成刚",
        "建国 国庆 援朝 抗美 解放 建华 跃进 志强 卫国 和平 新民 保国",
        "建国志卫永玉德明新保振学立爱继光庆洪金文传守",
        "国华民军忠庆强友明亮田海生平胜祥成林山义才功",
    ),
    _fashion(
        0.14,
        "军平刚强波勇民杰伟忠林峰华",
        "卫东 红军 建军 向阳 永红 卫红 志刚 建设 爱民 爱军 东风 学军",
        "建卫永志红学东爱文玉海国金明光洪立振世庆宝成",
        "军东民平刚强华国明林红波生江涛峰海伟祥春忠利",
    ),
    _fashion(
        0.26,
        "伟军强勇涛磊波刚峰斌辉鹏杰超东明亮健宁飞",
        "建军 海涛 志强 晓东 永强 文军 建伟 志勇 海波 洪涛",
        "建志海永文晓国洪明立学光金春宗庆玉世兴德",
        "军伟强涛峰波勇刚明辉华杰东林亮斌平江海鹏利宁",
    ),
    _fashion(
        0.29,
        "伟磊超鹏涛强勇杰飞凯亮龙波斌刚峰宁健彬帅晟行",
        "海龙 晓鹏 志伟 海涛 文杰 俊杰 海鹏 志鹏 伟伟 建龙",
        "海志文晓建洪俊伟明永庆宗金新立国振成朝",
        "龙鹏涛伟杰强超磊峰亮飞波斌宁东辉凯刚翔健",
    ),
    _fashion(
        0.24,
        "鑫帅超浩凯杰宇鹏旭龙斌磊晨阳康昊坤晟",
        "志豪 俊杰 文杰 天宇 浩宇 家豪 晓龙 世杰 文豪 子龙",
        "志文俊家晓建世浩明天子宇永兴海嘉振朝",
        "杰豪鹏龙浩宇凯超强辉翔伟斌航文涛鑫飞亮琪晟",
    ),
    _fashion(
        0.14,
        "浩宇睿昊鑫阳晨杰涛轩航旭",
        "子豪 俊杰 浩然 宇航 子轩 家豪 文博 天佑 鑫宇 浩宇",
        "子俊浩宇家文嘉志天明泽博昊宏鑫一世行",
        "豪杰轩宇涵然浩航博文鑫阳凯翔辉瑞泽晨鹏晟",
    ),
    _fashion(
        0.07,
        "睿轩宸昊煜泽诺晟",
        "子涵 浩然 子轩 宇轩 梓豪 一诺 沐辰 奕辰 宇航 浩宇 子墨 铭泽 梓睿 皓轩 俊熙",
        "子浩梓宇俊一奕沐铭皓泽博嘉家煜思辰文承景朝行",
        "轩宸辰涵睿泽然宇豪航博熙霖阳诺恒瑞晨文言行晟朝",
    ),
)
_WOMEN = (
    _fashion(
        0.07,
        "英兰珍花芝梅",
        "桂英 秀英 玉兰 桂兰 秀兰 淑珍 玉珍 凤英 秀芬 素珍",
        "秀桂玉淑凤兰素金翠月福传美春",
        "英兰珍芳花云荣梅芝香莲娥美凤芬贞",
    ),
    _fashion(
        0.10,
        "英兰芳珍梅荣霞玲芬",
        "秀芬 桂英 秀英 爱华 建华 爱英 桂兰 玉芳 淑英 秀荣",
        "秀桂玉淑凤爱素美月翠春兰俊金永洪",
        "英兰芳芬珍荣花梅云香莲玲华美琴芝霞",
    ),
    _fashion(
        0.14,
        "霞红芳梅玲英萍娟敏燕芹",
        "红霞 秀芳 红梅 爱红 卫红 春霞 玉玲 丽华 秀华 爱玲",
        "秀红桂丽玉爱淑春美晓凤金月翠海永文建",
        "芳霞英梅华玲兰红香荣艳萍云美芹花珍娟",
    ),
    _fashion(
        0.26,
        "霞燕丽红敏静艳娟芳玲梅娜萍莉洁",
        "海燕 晓燕 丽丽 春梅 海霞 晓红 红艳 丽娜 晓丽 冬梅",
        "丽晓海红秀春玉淑美艳文金爱桂冬慧雪",
        "霞燕丽梅红芳艳玲娟萍英华云敏香静花杰",
    ),
    _fashion(
        0.29,
        "静丽燕娜敏婷艳娟霞倩莉雪芳洁磊晶茜",
        "丽娜 晓燕 婷婷 海燕 丽丽 晓静 雪梅 晓娜 文静 艳丽",
        "丽晓海雪婷文玉春艳美慧小秀晶佳",
        "燕丽娜静霞梅艳婷敏玲娟红萍芳洁莉慧",
    ),
    _fashion(
        0.24,
        "静婷倩雪慧颖敏悦洁雯蕾欣琳茜乐",
        "雨婷 梦瑶 佳慧 晓雪 文静 梦雪 思雨 婷婷 雪婷 佳怡",
        "雨晓梦佳文静雪婷慧嘉思欣子诗美",
        "婷雪静倩慧琪瑶怡洁敏娜欣蕾颖萍雯茜",
    ),
    _fashion(
        0.14,
        "悦颖婷雪琪欣彤瑶乐",
        "欣怡 雨涵 佳怡 子涵 梦琪 诗涵 雨欣 思涵 佳琪 心怡",
        "雨欣子佳梦思诗文嘉心紫若美晓一乐",
        "涵怡欣琪彤萱雨瑶颖雯琳悦妍宁蕊",
    ),
    _fashion(
        0.07,
        "玥悦瑶彤涵妍桐乐",
        "子涵 梓萱 欣怡 一诺 诗涵 梓涵 雨桐 依诺 欣妍 可欣 语桐 若汐",
        "梓子雨欣诗一语若沐可依思佳心芷乐朝",
        "涵萱怡妍彤桐汐诺瑶琪晗悦玥宁然茜乐",
    ),
)


def given_name(rng: Random, sex: int, birth_year: int) -> str:
    """Draw a given name that parents chose in `birth_year` for a child of `sex` (1 or 2)."""
    decade = min(max((birth_year - 1940) // 10, 0), 7)
    return (_MEN if sex == MALE else _WOMEN)[decade].name(rng)
