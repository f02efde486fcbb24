/** Style of the declaration: lines and room only; the page's own typography does the rest. */
export const style = `
:host{display:block;container-type:inline-size;hyphens:auto;overflow-wrap:break-word}
*{box-sizing:border-box}
table{border-collapse:collapse;inline-size:100%;margin-block:1rem}
caption{text-align:start;font-weight:600;padding-block:.5rem}
th,td{overflow-wrap:anywhere;min-inline-size:7rem;hyphens:manual;text-align:start;vertical-align:top;padding:.5rem;border-block-end:1px solid #798281}
th:first-child{min-inline-size:10rem}
td:nth-child(2){min-inline-size:10.5rem}
td:nth-child(5){min-inline-size:11rem}
thead th{overflow-wrap:normal;border-block-end:2px solid}
dt{font-weight:600}
dd{margin:0 0 .5rem}
.note{font-size:.875em}
code{font-family:inherit}
@container (max-width:64rem){table,tbody,tr,th,td,caption{display:block}thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}tr{padding-block:.5rem;border-block-end:2px solid}tr>:nth-child(n){min-inline-size:0;border:0;padding:.25rem 0;hyphens:auto}td::before{content:attr(data-label) ": ";font-weight:600}}
@media print{thead{display:table-header-group}}`;
