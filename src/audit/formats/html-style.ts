/** The HTML report's own style: readable on a phone, in the dark and on paper, nothing that must be fetched. */
export const style = `
:root{color-scheme:light dark;--ink:#1d2730;--paper:#fff;--head:#012a4c;--line:#6f7c87;--soft:#eef2f5;--link:#0b4a7d;--bad:#8a1020}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf1;--paper:#12191f;--head:#bfdcf5;--line:#8595a1;--soft:#1f2a33;--link:#9accf5;--bad:#ffb0b8}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-inline-size:76rem;margin-inline:auto;padding:1rem}
h1,h2,h3,h4{line-height:1.25;color:var(--head)}
h2{margin-block-start:3rem;border-block-end:2px solid}
p,li,dd{max-inline-size:46rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{font-weight:600}
dd{margin:0}
article{margin-block:1.5rem;padding:.25rem 1rem;border-inline-start:4px solid var(--line);background:var(--soft)}
article.error{border-color:var(--bad)}
.scroll{overflow-x:auto;margin-block:1rem}
table{border-collapse:collapse;min-inline-size:min(100%,40rem)}
caption{text-align:start;font-weight:600;padding-block:.5rem}
th,td{text-align:start;vertical-align:top;padding:.375rem 1rem .375rem 0;border-block-end:1px solid var(--line);overflow-wrap:normal}
th[scope=row],td.long{min-inline-size:10rem;max-inline-size:24rem;overflow-wrap:anywhere}
tbody th{font-weight:400}
thead th{border-block-end:2px solid}
.bad{font-weight:700;color:var(--bad)}
pre{overflow-x:auto;padding:.5rem;border:1px solid var(--line);background:var(--paper);white-space:pre-wrap}
pre,code{font:.9375rem/1.5 ui-monospace,monospace}
figure{margin:1.5rem 0}
img{display:block;max-inline-size:100%;block-size:auto;border:1px solid var(--line)}
summary{cursor:pointer;min-block-size:2.75rem;padding-block:.5rem}
@media (max-width:36rem){dl{display:block}dd{margin-block-end:.5rem}}
@media print{:root{--ink:#000;--paper:#fff;--head:#000;--line:#555;--soft:#fff;--link:#000;--bad:#000}body{font-size:10pt}.scroll{overflow:visible}article,tr,figure{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}nav{display:none}}`;
