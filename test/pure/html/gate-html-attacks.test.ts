import { describe, expect, test } from 'vitest';
import { inCss } from '../../../src/address/css.js';
import { gateHtml, type GateOptions } from '../../../src/html/index.js';

const options: GateOptions = { site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example'] } };
const gate = (html: string) => gateHtml(html, options);
const long = 'Lang tekst om noko heilt anna. '.repeat(20);

describe('spellings that browsers understand', () => {
  test.each([
    ['a host told from the root', '<iframe src="https://player.vimeo.com./video/1"></iframe>'],
    ['an escaped sign in a style', '<p style="background:url(https://i.vimeocdn\\2e com/x.jpg)">a</p>'],
    ['an escaped letter in an import', '<style>@import "https://f.v\\69 meo.com/a.css";</style>'],
    ['a line end in a host', '<style>@import "https://f.vim\\\neo.com/a.css"</style>'],
    ['another full stop', '<p style="background:url(//i.vimeocdn。com/x)">a</p>'],
    ['per cent', '<p style="background:url(https://i.%76imeocdn.com/x)">a</p>'],
    ['a tab', '<p style="background:url(\'https://i.vimeo\tcdn.com/x\')">a</p>'],
    [
      'an escaped quote before',
      '<style>a::before{content:"\\""} b{background:url("https://i.vimeocdn.com/x")}</style>',
    ],
    [
      'a comment sign in quotes before',
      '<style>a::before{content:"/*"} b{background:url(https://i.vimeocdn.com/x)}</style>',
    ],
    ['an unclosed text before', '<style>a{content:\'x\n} @import "https://vimeo.com/a.css";</style>'],
    ['url with an escape', '<p style="background:\\75rl(https://i.vimeocdn.com/x)">a</p>'],
    ['an attribute like a style', '<svg><rect mask="url(https://i.vimeocdn.com/x.svg#a)"/></svg>'],
    ['an animated address', '<svg><image><set attributeName="href" to="https://i.vimeocdn.com/x"/></image></svg>'],
    [
      'a base in a drawing before the page’s',
      '<svg><base href="https://dfo.no/"></svg><base href="https://player.vimeo.com/"><iframe src="video/1"></iframe>',
    ],
    ['a frame’s own page with references', '<iframe srcdoc="<img src=https://i.vimeocdn&amp;#46;com/x>"></iframe>'],
    ['a page in base64', `<iframe src="data:text/html;base64,${btoa('<img src=https://i.vimeocdn.com/x>')}"></iframe>`],
    ['escapes in a script', '<script>new Image().src="https://i.v\\x69meocdn.com/x"</script>'],
    ['more escapes in a script', '<script>new Image().src="https://i.vimeocdn\\u{2e}com/x"</script>'],
    ['another handler of the page', '<body onpageshow="new Image().src=\'https://i.vimeocdn.com/x\'">'],
    [
      'a style of our own element',
      '<dfo-consent-embed style="background:url(https://i.vimeocdn.com/x)"></dfo-consent-embed>',
    ],
  ])('%s', (_, html) => {
    const out = gate(html);
    expect(out).not.toBe(html);
    expect(out).toMatch(/data-service="vimeo"|data-dfo-onpageshow/);
    expect(gate(out)).toBe(out);
  });
});

describe('what only names a vendor stays as it is', () => {
  test.each([
    ['a selector', '<style>.hide{display:none} a[href*="vimeo.com"]{color:red}</style>'],
    ['a style’s comment', '<style>/* https://vimeo.com/123 */ .meny{color:red}</style>'],
    ['a state with a sentence', '<script>window.__NUXT__={body:"Vi bruker Vimeo (vimeo.com) til film."}</script>'],
    ['a cookie’s domain', '<script>var kapslar={domain:".vimeo.com"}</script>'],
    ['settings on the app’s root', `<div id="root" data-props='{"social":[{"href":"https://vimeo.com/dfo"}]}'></div>`],
    [
      'a link by a component',
      '<p>Sjå <ds-link href="https://vimeo.com/dfo">filmane</ds-link></p><dfo-footer vimeo-url="https://vimeo.com/dfo"></dfo-footer>',
    ],
    ['a vendor in a query', '<main data-page-url="https://www.dfo.no/x?ref=https://vimeo.com/1">kort</main>'],
    ['a policy in data', `<div data-config='{"csp":"frame-src https://player.vimeo.com"}'></div>`],
    [
      'a press that opens a page',
      '<button onclick="event.preventDefault();window.open(\'https://vimeo.com/1\')">Sjå</button>',
    ],
    ['a publisher', '<link rel="publisher" href="https://vimeo.com/dfo">'],
  ])('%s', (_, html) => expect(gate(html)).toBe(html));

  test('a copy button keeps its place and its words', () => {
    expect(gate('<button data-clipboard-text="https://vimeo.com/123">Kopier</button>')).toContain('data-dfo-quiet');
    expect(gate(`<section data-film="https://vimeo.com/123">${long}</section>`)).toContain('data-dfo-quiet');
  });
});

test('what turns to two services waits for both: consent to one is none to the other (R7)', () => {
  const two = 'new Image().src="https://public.tableau.com/a";new Image().src="https://i.vimeocdn.com/b"';
  expect(gate(`<script>${two}</script>`)).toBe(
    `<script data-service="tableau-public" data-dfo-also="vimeo" type="text/plain">${two}</script>`,
  );
});

test('a hundred thousand commas cost no more than as many letters', () => {
  // Not by the clock: a cost that grows with the square would not come to an end here.
  const html = `<img srcset="x${','.repeat(400_000)}y 1x, https://i.vimeocdn.com/a 2x">`;
  expect(gate(html).includes('data-dfo-srcset')).toBe(true);
});

test('the addresses of a style', () => {
  expect(
    inCss(`@import "a/b"; x{background:image-set('//c/d' 1x, url( e/f ) 2x)} /* url(g/h) */ y{content:"z"}`),
  ).toEqual(['a/b', '//c/d', 'e/f']);
});

test('a style that another reader sees around tags loses the address alone: no tag goes with it, so none begins or ends elsewhere', () => {
  const around = (address: string) =>
    `<math><style><noembed></video><i>@import "${address}";</i></style><textarea><body background=/a.png>`;
  expect(gateHtml(around('//public.tableau.com/v.css'), { site: 'dfo.no' })).toBe(around('data:,'));
  // Found among a million made-up pages: the text of the textarea was a tag when the style had gone.
  const found = `<math><style><noembed></video><img><svg><style>@import "//public.tableau.com/v.css";</style></svg><textarea><body background=https://player.vimeo.com/1.png>`;
  expect(gateHtml(found, { site: 'dfo.no' })).toContain('<noembed></video><img><svg>');
  // A frameset has no styles, and frames in their text.
  const inFrameset =
    '<svg></svg><frameset><style><input><frame src=https://player.vimeo.com/e><style>@import "//public.tableau.com/p.css";</style>';
  expect(gateHtml(inFrameset, { site: 'dfo.no' })).not.toMatch(/[^-]src=|tableau\.com/);
  // Where the address itself has tags in it, all goes.
  expect(gateHtml(around('//public.tableau.com/<b>.css'), { site: 'dfo.no' })).not.toContain('tableau');
});
