"""The style of a booklet: for screens light and dark, and for paper."""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1f24; --faint: #57606a; --rule: #d0d7de; --shade: #f6f8fa;
  --accent: #0b5c4a; --warn: #7a4b00; --warn-shade: #fff4d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --ink: #e6e9ed; --faint: #9aa4af; --rule: #343c46; --shade: #1b2128;
    --accent: #6fd0b6; --warn: #ffd98a; --warn-shade: #3a2e10;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.75 Vazirmatn, "Noto Naskh Arabic", "Noto Sans", Tahoma, system-ui, sans-serif;
}
article { max-width: 60rem; margin-inline: auto; padding: 1.5rem 1.25rem 3rem; }
article + article { border-block-start: 4px double var(--rule); }
h1 { font-size: 1.6rem; line-height: 1.4; margin-block: 0.5rem 1rem; }
h2 {
  font-size: 1.2rem; color: var(--accent); margin-block: 2.25rem 0.75rem;
  border-block-end: 2px solid var(--rule); padding-block-end: 0.25rem;
}
h3 { font-size: 1.05rem; margin-block: 1.5rem 0.4rem; }
code { font: 0.8em ui-monospace, monospace; color: var(--faint); font-weight: normal; unicode-bidi: isolate; }
.notice {
  background: var(--warn-shade); color: var(--warn); font-weight: bold;
  padding: 0.6rem 1rem; border-inline-start: 4px solid currentColor;
}
.note { color: var(--faint); font-size: 0.9rem; }
dl { margin: 0; }
dl div { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: 0 1rem; padding-block: 0.2rem; }
dl div + div { border-block-start: 1px solid var(--rule); }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin-block: 0.75rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--rule); padding: 0.3rem 0.6rem; text-align: start; vertical-align: top; }
th { background: var(--shade); font-weight: 600; }
@media (max-width: 36rem) { dl div { grid-template-columns: 1fr; } }
@page { margin: 18mm 15mm; }
@media print {
  :root {
    --paper: #fff; --ink: #000; --faint: #444; --rule: #999; --shade: #eee;
    --accent: #000; --warn: #000; --warn-shade: #fff;
  }
  body { font-size: 10.5pt; line-height: 1.5; }
  article { max-width: none; padding: 0; }
  article + article { break-before: page; border: 0; }
  .wide { overflow: visible; }
  h2, h3, thead { break-after: avoid; }
  tr, dl div { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""
"""The whole style sheet; it names no file and no address."""
