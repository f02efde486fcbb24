/**
 * Style of the declaration: lines and room only; the page's own typography does the rest. It is blocks until its own place is 30 rem wide,
 * and so in browsers without container queries. From there on it is a table; five columns have room for their longest words in small
 * letters at first. What says where facts come from counts for no column's width. A name is a link, with room for a finger (R83).
 */
export const style = `
:host{display:block;container-type:inline-size;hyphens:auto;overflow-wrap:break-word}
*{box-sizing:border-box}
table,tbody,tr,th,td,caption{display:block;text-align:start}
table{margin-block:1rem;border-collapse:collapse}
caption{font-weight:600;padding-block:.5rem}
thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
tr{break-inside:avoid}
th,td{padding:.25rem 0;vertical-align:top}
th a{color:inherit;display:inline-block;min-inline-size:2.75rem;min-block-size:2.75rem;max-inline-size:100%}
th a:focus-visible{outline:3px solid;outline-offset:2px}
td::before{content:attr(data-label) ": ";font-weight:600}
[colspan]{border-block-end:1px solid #798281;padding-block-end:.75rem}
[colspan]::before{content:none}
dt{font-weight:600}
dd{margin:0 0 .5rem}
.note{font-size:.875em}
td .note{font-size:max(.75rem,.875em)}
code{font-family:inherit}
td span{display:inline-block}
@container (min-width:30rem){table,tbody,tr,th,td,caption{display:revert;hyphens:manual}table{font-size:clamp(.8125rem,2.7cqi,1em)}thead{position:static;clip-path:none}th,td{padding:.375rem .5em .375rem 0}thead th{border-block-end:2px solid}tbody th{font-weight:400;border-block-end:1px solid #798281}td::before{content:none}td .note{contain:inline-size}}
@container (min-width:42rem){thead th{white-space:nowrap}th,td{padding-inline-end:1em}}`;
