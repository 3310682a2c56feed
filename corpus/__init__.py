"""Made-up Thai ITA reports with their truth, to measure the readers on layouts that nobody has tuned them to.

    python -m corpus --seed 7 --count 50 --layouts open --formats txt,html,chrome.pdf,office.pdf \
        --out benchmarks/out/c7
    prongsai --raw benchmarks/out/c7 ...   # then: python ../shared/evaluate.py DATASET benchmarks/out/c7-gold

Reports go to OUT/FORMAT/NAME.FORMAT (formats: txt, md, html, docx, chrome.pdf, office.pdf,
scan150.pdf, scan200.pdf, scan300.pdf, hard.pdf, turned.pdf), the truth to GOLD/NAME.json
(default: OUT-gold) in the form that the judge reads, with two more keys: `layout`, and `others` (scores of other
agencies in a table of many). The same seed gives the same reports; `--layouts` is `open`, `held-out`, `all` or names;
`--whole` writes txt and md without the damage of reading machines; `--list` shows the layouts.

Parts: `areas` (agencies from the official area list), `facts` (assessments that obey the arithmetic), `measures` and
`measure_pool` (measures), `builder` (prints and keeps the truth at once), `sections`, `measure_tables`, `wording`
(parts and sentences of our own), `layouts/` (one module a family; its docstring says how to add one), `render_*`
(formats), `damage` (what reading machines do to text).

The agencies are real names with invented results: never publish them as data.
"""
