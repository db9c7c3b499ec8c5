"""How printed pages look. Fonts are those of the computer: nothing is shipped, nothing is fetched."""

from __future__ import annotations

from frontdesk.printing.paper import Size

_LATIN = '"Times New Roman", "Liberation Serif", "Noto Serif", "DejaVu Serif"'
_SONG = '"Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", STSong, "AR PL UMing CN", serif'
_HEI = '"Heiti SC", SimHei, "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
_KAI = 'KaiTi, STKaiti, "Kaiti SC", "AR PL UKai CN", "Noto Serif CJK SC", serif'


def margins(size: Size, kind: str) -> str:
    """The margins of the paper: leaves of a book have theirs within."""
    if kind == "book":
        return "0"
    return {Size.A4: "19mm 20mm 18mm 24mm", Size.A5: "13mm 13mm 12mm 15mm"}.get(size, "16mm 15mm 15mm 15mm")


STYLE = f"""
* {{ box-sizing: border-box; }}
body {{ margin: 0; font: 12pt/1.7 {_SONG}; color: #000; }}
html[lang=en] body {{ font-family: {_LATIN}, {_SONG}; }}
p, td, th, span {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
.whole {{ white-space: nowrap; }}
.a5 {{ font-size: 10.5pt; line-height: 1.55; }}
.head {{ text-align: center; font: 700 15pt/1.4 {_SONG}; letter-spacing: .18em; padding-bottom: 3mm;
  border-bottom: 1pt solid #000; margin-bottom: 5mm; }}
.letter.a5 {{ font-size: 9.2pt; line-height: 1.45; }}
.letter.a5 .blank {{ max-height: 17mm; }}
.letter.a5 .signature {{ margin: 2mm 0 1mm auto; line-height: 1.6; }}
.letter.a5 .cut {{ margin: 4mm 0 2mm; }}
.letter.a5 td, .letter.a5 th {{ padding: .7mm 2mm; height: auto; }}
.a5 .head, body.a5 > .head {{ font-size: 12.5pt; padding-bottom: 2mm; margin-bottom: 3mm; }}
.letter .head {{ color: #c00; border-bottom: 2pt solid #c00; font-size: 22pt; }}
body.letter.a5 > .head {{ font-size: 17pt; }}
h1 {{ text-align: center; font: 700 18pt/1.4 {_HEI}; letter-spacing: .2em; margin: 0 0 3mm; }}
.a5 h1 {{ font-size: 14pt; margin-bottom: 2mm; }}
h2 {{ font: 700 1.08em/1.5 {_HEI}; margin: 4mm 0 1.5mm; break-after: avoid; }}
.number {{ text-align: center; margin: 0 0 5mm; font-size: .92em; }}
p {{ margin: 0 0 2mm; }}
p.plain {{ text-indent: 2em; text-align: justify; }}
html[lang=en] p.plain {{ text-indent: 0; text-align: left; }}
p.opening {{ font-weight: 700; }}
p.small {{ font-size: .85em; color: #333; }}
p.strong {{ font-weight: 700; }}
.big {{ text-align: center; margin: 4mm 0; }}
.big span {{ display: block; font-size: .9em; }}
.big strong {{ font: 700 26pt/1.3 {_HEI}; letter-spacing: .06em; }}
table {{ width: calc(100% - .6pt); border-collapse: collapse; margin: 2mm 0 4mm; }}
p + table, .blank + p {{ margin-top: 3mm; }}
.list {{ table-layout: fixed; font-size: .82em; line-height: 1.4; }}
th, td {{ border: .6pt solid #000; padding: 1.2mm 2mm; text-align: left; vertical-align: top;
  font-weight: 400; }}
.list th, .list td {{ padding: 1mm 1.5mm; }}
.list th {{ overflow-wrap: break-word; hyphens: auto; }}
.facts th::first-letter {{ text-transform: uppercase; }}
thead {{ display: table-header-group; }}
thead th {{ font-weight: 700; background: #eee;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
tr {{ break-inside: avoid; }}
.list tbody tr:first-child:not(:last-child), .list tbody tr:nth-last-child(2) {{ break-after: avoid; }}
td.right, th.right {{ text-align: right; }}
.facts {{ line-height: 1.5; }}
.facts th {{ width: 24%; white-space: nowrap; }}
.facts td {{ height: 2.1em; }}
.blank {{ width: calc(100% - .6pt); border: .6pt solid #000; padding: 1.2mm 2mm; margin: 0 0 -.6pt;
  break-inside: avoid; }}
.signature {{ margin: 6mm 0 3mm auto; width: 62%; text-align: center; line-height: 1.9;
  break-inside: avoid; break-before: avoid; }}
.cut {{ border-top: 1pt dashed #000; margin: 7mm 0 4mm; text-align: center; line-height: 1; }}
.cut span {{ position: relative; top: -.6em; background: #fff; padding: 0 3mm; font-size: .82em; }}
.sheet {{ break-after: page; }}
footer {{ margin-top: 5mm; font-size: 8pt; color: #444; text-align: right; }}
@page {{ @bottom-center {{ content: counter(page) " / " counter(pages); font-size: 8pt; }} }}
@page :first {{ @bottom-left {{ content: none; }} }}

.wall {{ display: flex; flex-wrap: wrap; gap: 8mm 6mm; justify-content: center; margin-top: 6mm; }}
.banner {{ width: 48mm; text-align: center; font-size: 9pt; line-height: 1.4; break-inside: avoid; }}
.silk {{ writing-mode: vertical-rl; height: 78mm; width: 100%; background: #b3131b; color: #f7d774;
  border: 1.2mm double #f7d774; outline: 1mm solid #b3131b; padding: 5mm 3mm; display: flex;
  flex-direction: column; align-items: center; justify-content: center; gap: 2mm;
  font: 700 18pt/1.25 {_KAI}; letter-spacing: .12em; overflow: hidden;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.silk span {{ overflow-wrap: anywhere; max-height: 100%; }}
.fringe {{ height: 5mm; margin: 1mm 0 2mm; background: repeating-linear-gradient(90deg,
  #d9a520 0 .7mm, #fff .7mm 1.2mm); print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.matter {{ color: #444; font-size: 8pt; }}

@media screen {{ .book {{ background: #ddd; }} .book section {{ background-color: #fff; margin: 4mm auto; }}
  body.plain, body.letter {{ max-width: 210mm; margin: 8mm auto; padding: 0 12mm; }} }}
.book section {{ width: 148mm; min-height: 209.5mm; break-after: page; }}
.cover {{ background: #2f4a6d; color: #f3ecd9; padding: 34mm 18mm; text-align: center;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
section.cover {{ background-color: #2f4a6d !important; }}
.cover .label {{ background: #f7f2e3; color: #222; padding: 12mm 6mm; border: .6mm solid #b9a878;
  outline: 1.4mm solid #f7f2e3; margin-bottom: 68mm; }}
.cover h1 {{ font: 700 24pt/1.5 {_KAI}; letter-spacing: .35em; margin: 0 0 6mm; }}
.cover p {{ font-size: 11.5pt; letter-spacing: .06em; }}
.leaf {{ padding: 13mm 10mm 0 14mm; }}
.ruled {{ min-height: 180mm; border-left: .4mm solid #d58a8a; padding-left: 3mm; font: 10.5pt/7.5mm {_KAI};
  background: repeating-linear-gradient(#fff 0 7.3mm, #b9c7d8 7.3mm 7.5mm);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.day {{ font: 700 10.5pt/7.5mm {_HEI}; }}
.entry {{ display: flex; justify-content: space-between; gap: 2mm; }}
.entry > span {{ flex: 1; min-width: 0; }}
.entry i {{ font: normal 8pt/7.5mm {_SONG}; min-width: 25mm; white-space: nowrap;
  text-align: right; color: #333; }}
html[lang=en] h1, html[lang=en] .head {{ letter-spacing: .04em; }}
.leafno {{ text-align: center; font-size: 9pt; line-height: 1; margin-top: 4mm; }}
"""
