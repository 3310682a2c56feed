"""What every child process has from its birth: imported once, in the process from which children are forked.

Importing this module understands a few lines, so that tables are loaded and expressions compiled there too: a child
that did that by itself would take seconds for it.
"""

from __future__ import annotations

import gc

from prongsai.dataset.jobs import document_job  # noqa: F401 - to have it
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret_in_full

_LINES = """รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567
เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย
ผลการประเมินอยู่ในระดับผ่าน ได้คะแนนรวม 88.10 คะแนน

| ตัวชี้วัด | คะแนน |
|--|--|
| การปฏิบัติหน้าที่ | 88.10 |

| มาตรการ | ผู้รับผิดชอบ | ระยะเวลา |
|--|--|--|
| เผยแพร่ข้อมูลบนเว็บไซต์ | สำนักปลัด | ต.ค. 2567 - ก.ย. 2568 |
"""

interpret_in_full(read_document(_LINES.encode(), "lines.md", Settings()), Settings())
gc.freeze()  # what is shared stays shared: the collector of a child need not touch it
