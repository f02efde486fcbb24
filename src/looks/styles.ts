/**
 * Colours come from Designsystemet's tokens where the page has them, else from DFØ's profile (R110, R111). Each of our
 * surfaces uses one pair of colours both ways round, so that one contrast (#012a4c on white: 14.6:1) holds for text,
 * controls and their edges alike. The focus ring #f7b715 has 8.2:1 on #012a4c. The three colours stand a second time, as numbers in
 * sRGB, in properties that paint nothing here: `faint-theme.ts` measures them. What Tab brings into view has room for its ring there.
 */
export const tokens = `
:host{--on:var(--ds-color-accent-base-contrast-default,#fff);--bg:var(--ds-color-accent-base-default,#012a4c);--focus:var(--ds-color-focus-outer,#f7b715);--radius:var(--ds-border-radius-md,0);flood-color:color-mix(in srgb,var(--bg),var(--bg));stop-color:color-mix(in srgb,var(--on),var(--on));lighting-color:color-mix(in srgb,var(--focus),var(--focus));display:block;font-family:var(--ds-font-family,inherit);line-height:1.5;hyphens:auto;overflow-wrap:anywhere;text-align:start}
:host([hidden]){display:none!important}
*{box-sizing:border-box;scroll-margin:.5rem}
a{color:inherit;text-decoration:underline}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px}
[tabindex="-1"]:focus{outline:0}`;

/* One rule for every choice: there is no class, attribute or token that reaches one of them and not the others (R68).
   Hover and active change the outline only, because colours that change can lose their contrast (R72). */
export const choice = `
.choice,.plain{min-block-size:2.75rem;min-inline-size:2.75rem;font:inherit;cursor:pointer;border-radius:var(--radius)}
.choice{overflow-wrap:normal;hyphens:none;padding:.5rem min(1rem,4vw);font-weight:600;color:var(--bg);background:var(--on);border:2px solid var(--on)}
.choice:hover,.choice:active{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.2em}
.plain{margin-inline-start:-2px;padding:.5rem 0;color:inherit;background:none;border:2px solid transparent;text-decoration:underline}`;

export const banner = `${tokens}${choice}
:host{align-self:stretch;line-height:1.4}
section,.said{background:var(--bg);color:var(--on);padding:min(1.25rem,3.2vw) max(1rem,50% - 30rem)}
.said p{margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .25rem}
p{margin:0 0 .75rem;max-inline-size:42rem}
.choices{display:grid;gap:.75rem 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,6rem),1fr));max-inline-size:22rem;margin-block:.75rem}
.small{font-size:.9375rem;margin:0}
@media (forced-colors:active){section,.said{border-block-end:2px solid}}
@media print{:host{display:none!important}}`;

/** A box and its label: one target of at least 44 × 44 pixels (R83). WebKitGTK's own edge of a box is too faint, so it has one in the words' colour (R75). */
export const boxes = `
label{display:flex;gap:.75rem;align-items:start;min-block-size:2.75rem;padding-block:.5rem}
input{inline-size:1.5rem;block-size:1.5rem;margin:0;flex:none;accent-color:var(--tick);color-scheme:light;color:inherit;outline:1px solid}`;

/** What the banner's style lacks for several boxes. */
export const several = `${boxes}
.three{grid-template-columns:repeat(auto-fit,minmax(min(100%,10rem),1fr));max-inline-size:34rem}
fieldset{border:0;margin:0;padding:0;min-inline-size:0}
legend{padding:0}
.small{margin:0 0 .5rem}
.hint{padding-inline-start:2.25rem}
:host{--tick:var(--on)}`;

export const settings = `
button{font:inherit;color:inherit;background:none;border:0;min-block-size:2.75rem;min-inline-size:2.75rem;padding:.5rem 0;text-align:start;text-decoration:underline;cursor:pointer}
button:hover{text-decoration-thickness:2px}
button:focus-visible{outline:3px solid;outline-offset:2px}
a{color:inherit}
p{margin:.5rem 0}
@media print{:host{display:none!important}}`;

/** The room of an embed, before and after consent. */
export const frame = `
:host{display:block;position:relative;padding-block-end:2.75rem}
iframe{position:absolute;inset:0 0 2.75rem;inline-size:100%;block-size:calc(100% - 2.75rem);border:0}`;
