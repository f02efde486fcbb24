/** The report's own style: readable on a phone and on paper, nothing that must be fetched. */
export const style = `
:root{color-scheme:light;--ink:#1d2730;--navy:#012a4c;--line:#6f7c87;--soft:#eef2f5}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
.wide{max-inline-size:76rem;margin-inline:auto;padding:1rem}
h1,h2,h3,h4{line-height:1.25;color:var(--navy)}
h2{margin-block-start:3rem;border-block-end:2px solid var(--navy)}
p,li,dd{max-inline-size:46rem}
a{color:#0b4a7d}
:focus-visible{outline:3px solid #005b91;outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{font-weight:600}
dd{margin:0}
@media (max-width:36rem){dl{display:block}dd{margin-block-end:.5rem}}
.scroll{overflow-x:auto;margin-block:1rem}
table{border-collapse:collapse;min-inline-size:min(100%,40rem)}
caption{text-align:start;font-weight:600;padding-block:.5rem}
th,td{text-align:start;vertical-align:top;padding:.375rem 1rem .375rem 0;border-block-end:1px solid var(--line)}
tbody th{font-weight:400}
thead th{border-block-end:2px solid}
.about{min-inline-size:18rem}
td.holds,td.breaks{white-space:nowrap}
.holds::before{content:"✓ "}
.breaks{font-weight:700;color:#8a1020}
.breaks::before{content:"✗ "}
.pictures{display:flex;flex-wrap:wrap;gap:1.5rem;padding:0;list-style:none}
figure{margin:0}
figure img{display:block;border:1px solid var(--line);object-fit:cover;object-position:top;max-inline-size:100%}
figcaption{font-size:.9375rem}
details{margin-block:.75rem}
summary{cursor:pointer;min-block-size:2.75rem;padding-block:.5rem}
@media print{.scroll{overflow:visible}h2{break-before:page}}`;
