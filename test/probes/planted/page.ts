import type { Choices } from '../probe.js';

const styles = `
*{box-sizing:border-box}
section,[role=status]:not(:empty){background:#012a4c;color:#fff;padding:1.5rem 1rem}
h2{font-size:1.5rem;line-height:1.3;margin:0 0 .75rem}
p{margin:0 0 1rem;max-inline-size:42rem}
a{color:inherit}
label{display:inline-flex;align-items:center;gap:.5rem;min-block-size:2.75rem;min-inline-size:2.75rem}
input{inline-size:1.5rem;block-size:1.5rem;accent-color:#fff}
table{border-collapse:collapse;margin-block:1rem}
th,td{text-align:start;padding:.25rem .75rem .25rem 0}
iframe{border:2px solid #fff;inline-size:15rem;block-size:4rem}
.choices{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,8rem),1fr));max-inline-size:36rem}
.choice{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.5rem;color:#012a4c;background:#fff;border:2px solid #fff;border-radius:0;cursor:pointer;text-align:center;text-decoration:none}
.choice:hover,.choice:active{text-decoration:underline}
:focus-visible{outline:3px solid #f7b715;outline-offset:3px}
[hidden],.hint{display:none}
@media (forced-colors:active){section{border-block-end:2px solid}}
@media print{label,.choices{display:none}}
`;

const banner = `<style>${styles}</style>
<div role="status"></div>
<section aria-labelledby="title">
<h2 id="title">Får vi samle informasjon?</h2>
<p>Vi vil gjerne vite korleis sidene blir brukte. Les meir om <a href="/personvern">kva vi lagrar</a> før du svarar.</p>
<label><input type="checkbox" name="statistics"> <span>Statistikk over bruken</span></label>
<div class="choices">
<button type="button" class="choice" data-choice="save">Lagre val</button>
<button type="button" class="choice" data-choice="accept">Godta alle</button>
<button type="button" class="choice" data-choice="reject">Avslå alle</button>
</div>
<p class="hint">Du kan endre svaret seinare.</p>
<table><caption>Det som blir lagra</caption>
<thead><tr><th scope="col">Namn</th><th scope="col">Føremål</th></tr></thead>
<tbody><tr><th scope="row" translate="no">_pk_id</th><td>Statistikk</td></tr></tbody></table>
<iframe title="Film om statistikk" srcdoc="&lt;html lang=nn&gt;&lt;title&gt;Film&lt;/title&gt;&lt;p&gt;Film"></iframe>
</section>`;

const script = `
const host = document.querySelector('mock-consent');
const root = host.shadowRoot ?? host;
const isAnswered = () => /answered=/.test(document.cookie);
const show = () => root.querySelector('section').hidden = isAnswered();
root.addEventListener('click', (event) => {
  const choice = event.target.closest?.('[data-choice]')?.dataset.choice;
  if (!choice) return;
  const answer = () => {
    document.cookie = 'answered=' + choice + '; path=/; secure';
    show();
    root.querySelector('div').textContent = 'Valet ditt er lagra.';
  };
  answer();
});
show();
`;

const links = Array.from(
  { length: 12 },
  (_, index) => `<p style="margin:90px 0"><a href="/${index}">Artikkel ${index + 1}</a></p>`,
).join('\n');

/**
 * A page with a mock of a consent banner on which no probe has anything to report. What defects are planted in is this text, so
 * that they are the same in both.
 */
export const soundPage = (tree: 'light' | 'shadow'): string => `<!doctype html>
<html lang="nn">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Side</title><style>body{margin:0;font:1rem/1.5 sans-serif}main{padding:1rem}</style></head>
<body>
<mock-consent>${tree === 'shadow' ? `<template shadowrootmode="open">${banner}</template>` : banner}</mock-consent>
<a href="#main">Hopp til hovudinnhald</a>
<main id="main"><h1>Side</h1>
${links}
</main>
<script>${script}</script>
</body>
</html>`;

export const plantedRoots = ['mock-consent'];
export const plantedChoices: Choices = {
  accept: '[data-choice="accept"]',
  reject: '[data-choice="reject"]',
  save: '[data-choice="save"]',
};
