"""Parts of a workbook with small random changes, for tests that two ways of reading them agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SNIPPETS = (
    *"""<!-- x -->
<!--
-->
<![CDATA[q]]>
]]>
<?pi x?>
<!DOCTYPE a>
</c>
<c>
</row>
<row r='3'>
<row r='7' hidden='1'/>
<row r="7" hidden="1"/>
<x:row r="8" hidden="1"/>
<row hidden="1"/>
<v>
</v>
<t/>
</worksheet>
<sheetData>
</sheetData>
<sheetData/>
</sheetData >
<dimension ref="A1"/>
<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>
<mergeCells/>
<mergeCells>
</mergeCells>
<mergeCell ref="C3:D4"/>
<mergeCell ref="C3"/>
<cols><col min="2" max="3" hidden="1"/></cols>
<cols>
</cols>
&amp;
&#10;
&nbsp;
&
>
<
/
=
_x000D_
"
'
 hidden="1"
 hidden='1'
 hidden = "true"
 hidden="0"
 x:hidden="1"
hidden
 r="C9"
 r="4"
 x="y"
AA
99999""".split("\n"),
    "\r\n",
    "\n",
    " ",
    "\x01",
    "\u00a0",
)


def mutated(part: str, chance: random.Random) -> str:
    """Return a part with one to three small changes."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        tokens = re.findall(r"<[^<>]*>|[^<>]+|[<>]", part)
        place = chance.randrange(len(tokens))
        match chance.randrange(5):
            case 0:
                tokens.insert(place, chance.choice(SNIPPETS))
            case 1:
                del tokens[place]
            case 2:
                tokens.insert(place, chance.choice(tokens))
            case 3:
                at = chance.randrange(len(tokens[place]) + 1)
                tokens[place] = tokens[place][:at] + chance.choice(SNIPPETS) + tokens[place][at + chance.randrange(3) :]
            case _:
                tokens[place] = re.sub(r'"[^"]*"', lambda _: f'"{chance.choice(SNIPPETS)}"', tokens[place], count=1)
        part = "".join(tokens)
    return part
