import { boxes, choice, several, tokens } from '../looks/styles.js';

/** What the banner's style lacks for several boxes and for the details of the settings. */
export const settingsStyle = `${several}
ul{margin:0 0 1rem;max-inline-size:42rem}`;

/**
 * Style of what stands in the place of an embed. Dark pages get the same two colours the other way round. The content itself and the line
 * under it stand on the page's own ground: what has focus there is marked in the colour of the page's text, which is seen on it.
 */
export const embed = `${tokens}${choice}${boxes}
:host{display:grid!important;--focus:currentColor}
:host([hidden]){display:none!important}
.box{display:flex;flex-direction:column;align-items:start;justify-content:center;min-block-size:inherit;padding:.375rem min(1.25rem,3vw);font-size:.9375rem;line-height:1.35;color:var(--bg);background:var(--on);border:2px solid var(--bg)}
.box .choice{color:var(--on);background:var(--bg);border-color:var(--bg);overflow-wrap:anywhere;hyphens:auto}
.box{--focus:var(--bg);--tick:var(--bg)}
.title{font-size:1rem;line-height:1.3;font-weight:600;margin:0 0 .125rem}
p{margin:0 0 .25rem;max-inline-size:46rem}
.row{display:flex;flex-wrap:wrap;align-items:center;column-gap:1.5rem;max-inline-size:100%}
.out{margin:0}
.out a,summary{display:inline-block;padding-block:.75rem}
label{padding-block:.125rem}
summary{cursor:pointer;text-decoration:underline}
summary::before{content:"+ ";content:"+ "/""}
[open]>summary::before{content:"– ";content:"– "/""}
details[open]{flex-basis:100%}
.under{position:absolute;inset:auto 0 0;margin:0;padding-block:.625rem;font-size:.9375rem}
@media (prefers-color-scheme:dark){.box,.box .choice{--on:var(--ds-color-accent-base-default,#012a4c);--bg:var(--ds-color-accent-base-contrast-default,#fff)}}
@media print{.choice,label{display:none}.box{background:#fff;color:#000;border-color:#000}a::after{content:" (" attr(href) ")"}}`;

/** What stands in for markup of the page's own has no line under it: it is as high as that. */
export const standsIn = ':host{padding:0!important}';
