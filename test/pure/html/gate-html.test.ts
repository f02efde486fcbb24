import { describe, expect, test } from 'vitest';
import { gateHtml, type GateOptions } from '../../../src/html/index.js';

const options: GateOptions = {
  site: 'dfo.no',
  hosts: { matomo: ['matomo.dfo.example', 'www.dfo.no/maaling/'], qlik: ['qlik.dfo.example'] },
};
const gate = (html: string) => gateHtml(html, options);
const long = 'Lang tekst om noko heilt anna. '.repeat(20);

describe('what a browser would load of a vendor is made inert', () => {
  test.each([
    [
      'a frame',
      '<iframe src="https://player.vimeo.com/video/1" title="Film"></iframe>',
      '<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1" title="Film"></iframe>',
    ],
    [
      'in capitals, without quotes, over lines',
      '<IFRAME\r\nSRC=//player.vimeo.com/video/1></IFRAME>',
      '<IFRAME data-service="vimeo"\r\ndata-dfo-SRC=//player.vimeo.com/video/1></IFRAME>',
    ],
    [
      'with a solidus for a blank and backslashes for solidi',
      '<iframe/src="https:\\\\player.vimeo.com/x"/>',
      '<iframe data-service="vimeo"/data-dfo-src="https:\\\\player.vimeo.com/x"/>',
    ],
    [
      'with a line end in the scheme',
      '<img src="ht\ntps://i.vimeocdn.com/1">',
      '<img data-service="vimeo" data-dfo-src="ht\ntps://i.vimeocdn.com/1">',
    ],
    [
      'with character references',
      '<img src="https:&#47;&#47;public.tableau.com&#47;1.png">',
      '<img data-service="tableau-public" data-dfo-src="https:&#47;&#47;public.tableau.com&#47;1.png">',
    ],
    [
      'with a host that browsers read as another',
      '<img src="https://ⓥimeo.com/1"><img src="https://vimeo%2Ecom/1">',
      '<img data-service="vimeo" data-dfo-src="https://ⓥimeo.com/1"><img data-service="vimeo" data-dfo-src="https://vimeo%2Ecom/1">',
    ],
    [
      'by http',
      '<script src="http://public.tableausoftware.com/a.js"></script>',
      '<script data-service="tableau-public" type="text/plain" data-dfo-src="http://public.tableausoftware.com/a.js"></script>',
    ],
    [
      'a module',
      '<script type=module src=https://public.tableau.com/a.js></script>',
      '<script data-service="tableau-public" type="text/plain" data-type=module data-dfo-src=https://public.tableau.com/a.js></script>',
    ],
    [
      'an import in a module',
      '<script type="module">import "https://public.tableau.com/a.js"</script>',
      '<script data-service="tableau-public" type="text/plain" data-type="module">import "https://public.tableau.com/a.js"</script>',
    ],
    [
      'an import map, which cannot come late',
      '<script type=importmap>{"imports":{"v":"https://player.vimeo.com/v.js"}}</script>',
      '<script data-service="vimeo" data-dfo-reload type="text/plain" data-type=importmap>{"imports":{"v":"https://player.vimeo.com/v.js"}}</script>',
    ],
    [
      'a written script',
      String.raw`<script>document.write("<scr"+"ipt src=\"https:\/\/player.vimeo.com\/a.js\"></scr"+"ipt>")</script>`,
      String.raw`<script data-service="vimeo" type="text/plain">document.write("<scr"+"ipt src=\"https:\/\/player.vimeo.com\/a.js\"></scr"+"ipt>")</script>`,
    ],
    [
      'one of several pictures',
      '<img srcset="/a.jpg 1x, https://i.vimeocdn.com/b.jpg 2x">',
      '<img data-service="vimeo" data-dfo-srcset="/a.jpg 1x, https://i.vimeocdn.com/b.jpg 2x">',
    ],
    [
      'a picture before a film',
      '<video poster="https://i.vimeocdn.com/p.jpg" src="/f.mp4"></video>',
      '<video data-service="vimeo" data-dfo-poster="https://i.vimeocdn.com/p.jpg" src="/f.mp4"></video>',
    ],
    [
      'a source, which holds its player',
      '<video controls><source src="https://vimeo.com/a.mp4"><source src="/b.mp4"></video>',
      '<video data-service="vimeo" controls><source data-dfo-src="https://vimeo.com/a.mp4"><source src="/b.mp4"></video>',
    ],
    [
      'a source of a picture',
      '<picture><source srcset="https://i.vimeocdn.com/a.jpg"><img src="/c.jpg" alt=""></picture>',
      '<picture data-service="vimeo"><source data-dfo-srcset="https://i.vimeocdn.com/a.jpg"><img src="/c.jpg" alt=""></picture>',
    ],
    [
      'a style sheet',
      '<link rel=stylesheet href="https://qlik.dfo.example/a.css">',
      '<link data-service="qlik" rel=stylesheet data-dfo-href="https://qlik.dfo.example/a.css">',
    ],
    [
      'preload by sizes',
      '<link rel=preload as=image imagesrcset="https://i.vimeocdn.com/a 1x">',
      '<link data-service="vimeo" rel=preload as=image data-dfo-imagesrcset="https://i.vimeocdn.com/a 1x">',
    ],
    ...['preload', 'modulepreload', 'preconnect', 'dns-prefetch', 'prefetch', 'icon', 'ALTERNATE stylesheet'].map(
      (rel): [string, string, string] => [
        rel,
        `<link rel="${rel}" href="//vimeo.com/a">`,
        `<link data-service="vimeo" rel="${rel}" data-dfo-href="//vimeo.com/a">`,
      ],
    ),
    [
      'an object and what is in it',
      '<object data="https://public.tableau.com/x"><embed src="https://public.tableau.com/x"></object>',
      '<object data-service="tableau-public" data-dfo-data="https://public.tableau.com/x"><embed data-dfo-src="https://public.tableau.com/x"></object>',
    ],
    [
      'a frame’s own page',
      '<iframe srcdoc="&lt;script src=https://player.vimeo.com/a.js>"></iframe>',
      '<iframe data-service="vimeo" data-dfo-srcdoc="&lt;script src=https://player.vimeo.com/a.js>"></iframe>',
    ],
    [
      'a page in the address',
      '<iframe src="data:text/html,<script src=https://player.vimeo.com/a.js>"></iframe>',
      '<iframe data-service="vimeo" data-dfo-src="data:text/html,<script src=https://player.vimeo.com/a.js>"></iframe>',
    ],
    [
      'in SVG',
      '<svg><script href="https://vimeo.com/x.js"></script><image xlink:href="https://i.vimeocdn.com/a.png"/></svg>',
      '<svg><script data-service="vimeo" type="text/plain" data-dfo-href="https://vimeo.com/x.js"></script><image data-service="vimeo" data-dfo-xlink:href="https://i.vimeocdn.com/a.png"/></svg>',
    ],
    [
      'in a template, which Firefox fetches from',
      '<template><img src=https://vimeo.com/1></template>',
      '<template><img data-service="vimeo" data-dfo-src=https://vimeo.com/1></template>',
    ],
    [
      'a picture button',
      '<input type=image src=https://vimeo.com/x>',
      '<input data-service="vimeo" type=image data-dfo-src=https://vimeo.com/x>',
    ],
    [
      'relative to a vendor',
      '<base href="https://player.vimeo.com/"><iframe src="video/1"></iframe>',
      '<base href="https://player.vimeo.com/"><iframe data-service="vimeo" data-dfo-src="video/1"></iframe>',
    ],
    [
      'by the own host’s folder',
      '<script src="/maaling/matomo.js"></script><script>new Image().src="/maaling/a";</script>',
      '<script data-service="matomo" type="text/plain" data-dfo-src="/maaling/matomo.js"></script><script data-service="matomo" type="text/plain">new Image().src="/maaling/a";</script>',
    ],
    [
      'a lazy loader’s frame',
      '<iframe class="lazyload" data-src="https://player.vimeo.com/1"></iframe>',
      '<iframe data-service="vimeo" class="lazyload" data-dfo-data-src="https://player.vimeo.com/1"></iframe>',
    ],
    [
      'what is called inert and is not',
      '<iframe data-service="vimeo" src="https://vimeo.com/1"></iframe>',
      '<iframe data-service="vimeo" data-dfo-src="https://vimeo.com/1"></iframe>',
    ],
    [
      'a style’s import',
      '<style>@import url(https://vimeo.com/a.css)</style>',
      '<script data-service="vimeo" type="text/plain" data-type="text/css">@import url(https://vimeo.com/a.css)</script>',
    ],
    [
      'a style that would be another script',
      '<style>/* </script> */ @import url(https://vimeo.com/a.css)</style>b',
      '<script data-service="vimeo" type="text/plain" data-type="text/css">@import url(https://vimeo.com/a.css)</script>b',
    ],
    [
      'a style without an end',
      '<style>/* <script> */ @import url(https://vimeo.com/a.css)',
      '<script data-service="vimeo" type="text/plain" data-type="text/css">@import url(https://vimeo.com/a.css)</script>',
    ],
    [
      'a background behind a text, which stays readable',
      `<div style="background:url(https://i.vimeocdn.com/x)">${long}</div>`,
      `<div data-service="vimeo" data-dfo-quiet data-dfo-style="background:url(https://i.vimeocdn.com/x)">${long}</div>`,
    ],
    [
      'the page’s own background',
      '<body background="https://i.vimeocdn.com/a.png">',
      '<body data-dfo-quiet data-dfo-background="https://i.vimeocdn.com/a.png">',
    ],
    [
      'a vendor’s element',
      '<tableau-viz src="https://public.tableau.com/views/a"></tableau-viz><qlik-embed ui="chart"></qlik-embed>',
      '<tableau-viz data-service="tableau-public" data-dfo-src="https://public.tableau.com/views/a"></tableau-viz><qlik-embed data-service="qlik" ui="chart"></qlik-embed>',
    ],
    [
      'a vendor’s attribute',
      '<div data-vimeo-id="123" data-vimeo-width="640"></div>',
      '<div data-service="vimeo" data-dfo-data-vimeo-id="123" data-vimeo-width="640"></div>',
    ],
    [
      'a second attribute, which browsers would obey next',
      '<iframe src="https://vimeo.com/1" SRC="https://vimeo.com/2" src=x>',
      '<iframe data-service="vimeo" data-dfo-src="https://vimeo.com/1" data-ignored-SRC="https://vimeo.com/2" data-ignored-src=x>',
    ],
    [
      'in what nobody closes',
      '<p><b><div><table><iframe src=https://vimeo.com/1>',
      '<p><b><div><table><iframe data-service="vimeo" data-dfo-src=https://vimeo.com/1>',
    ],
  ])('%s', (_, html, inert) => {
    expect(gate(html)).toBe(inert);
    expect(gate(inert)).toBe(inert);
  });
});

describe('what loads nothing of a vendor stays as it is', () => {
  test.each([
    ['a comment', '<!-- <iframe src="//player.vimeo.com/1"></iframe> -->'],
    ['text', '<p>Sjå https://vimeo.com/1, eller &lt;iframe src="https://vimeo.com">'],
    [
      'other people’s raw text',
      '<textarea><iframe src=https://vimeo.com/1></textarea><title><img src=https://vimeo.com/1></title><xmp><img src=https://vimeo.com/1></xmp>',
    ],
    ['a text area after an empty drawing', '<svg/><textarea><iframe src=https://vimeo.com/1></textarea>'],
    [
      'a link',
      '<a href="https://vimeo.com/x" data-track="https://vimeo.com/x">Vimeo</a><link rel="canonical" href="https://vimeo.com/x"><link rel="alternate author" href="https://vimeo.com/x">',
    ],
    ['data', '<script type="application/ld+json">{"embedUrl":"https://player.vimeo.com/1"}</script>'],
    ['a script’s comment', '<script>/* https://vimeo.com/1 */ var menu = 1; // vimeo.com</script>'],
    [
      'the vendor’s name',
      '<script>var text = "Vi bruker Tableau, Vimeo og matomo.js";</script><img alt="Vimeo" src="/vimeo/logo.png">',
    ],
    [
      'a helper on the own host',
      '<script src="https://www.dfo.no/sites/all/modules/matomo/matomo.js"></script><script src="/modules/matomo.js"></script>',
    ],
    [
      'hosts that look like a vendor’s',
      '<img src="https://notvimeo.com/a"><img src="https://vimeo.com.evil.example/a"><img src="https://vimeo.company/">',
    ],
    ['our own elements', '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/1"></dfo-consent-embed>'],
    [
      'another tool’s inert form',
      '<script type="opt-in" data-type="application/javascript" data-name="matomo">var u="//matomo.dfo.example/";</script>',
    ],
    [
      'our inert form',
      '<script type="text/plain" data-service="vimeo" data-src="https://player.vimeo.com/a.js"></script><iframe data-service="vimeo" data-src="https://vimeo.com/1"></iframe>',
    ],
    ['a field’s value', '<input value="https://vimeo.com/x"><option value="https://vimeo.com/x">'],
    [
      'a script that needs nothing of a vendor',
      '<script src="https://player.vimeo.com/a.js" type="text/plain" data-service="vimeo"></script><script>if (window.Vimeo) start(); var menu = open;</script>',
    ],
    [
      'an own film',
      '<video controls><source src="/b.mp4"></video><picture><source srcset="/a"><img src="/b"></picture>',
    ],
    ['a tag that never ends', '<p>Tekst</p><iframe title="https://vimeo.com/1'],
  ])('%s', (_, html) => expect(gate(html)).toBe(html));
});

describe('scripts that need what waits wait too', () => {
  const api = '<script src="https://public.tableau.com/tableau-2.min.js"></script>';
  const held =
    '<script data-service="tableau-public" type="text/plain" data-dfo-src="https://public.tableau.com/tableau-2.min.js"></script>';
  test.each([
    ['a name of the vendor’s', '<script>new tableau.Viz(flate, adresse);</script>'],
    [
      'a name of a script that waits',
      '<script>visGraf("#a");</script>',
      '<script>function visGraf() { return new tableau.Viz("x"); }</script>',
    ],
  ])('%s', (_, needs, also = '') => {
    const out = gate(api + also + needs);
    expect(out.startsWith(held)).toBe(true);
    expect(out.match(/type="text\/plain"/g)).toHaveLength(also ? 3 : 2);
    // The twin: without what it needs it stays.
    expect(gate(needs)).toBe(needs);
  });

  test('a script that reads the attribute of an element that waits', () => {
    const script =
      '<script>for (const one of document.querySelectorAll(".f")) make(one.dataset.figurAdresse);</script>';
    const element = '<div class="f" data-figur-adresse="https://public.tableau.com/views/a"></div>';
    expect(gate(element + script)).toBe(
      `<div data-service="tableau-public" class="f" data-dfo-data-figur-adresse="https://public.tableau.com/views/a"></div>${script.replace('<script', '<script data-service="tableau-public" type="text/plain"')}`,
    );
    expect(gate(script)).toBe(script);
  });

  test('a page’s onload', () => {
    const page = (attributes: string) =>
      `<head>${held}<script data-service="tableau-public" type="text/plain">function vis() {}</script></head><body ${attributes}>`;
    expect(gate(page('onload="vis()"'))).toBe(
      page('onload="vis()"').replace('<body onload', '<body data-dfo-onload-service="tableau-public" data-dfo-onload'),
    );
    expect(gate(page('onload="other()"'))).toBe(page('onload="other()"'));
  });

  test('an independent script between them runs as before', () => {
    const own = '<script>const menu = document.querySelector("nav"); menu.hidden = false;</script>';
    expect(gate(api + own)).toBe(held + own);
  });
});

describe('what an author knows better', () => {
  const loads = '<script>fetch("https://player.vimeo.com/1")</script>';
  test('a script that is said to load nothing passes, and what needs no other runs', () => {
    const passed = loads.replace('<script', '<script data-dfo-consent="pass"');
    expect(gate(passed)).toBe(passed);
    expect(gate(loads)).toContain('type="text/plain"'); // The twin.
    expect(gate(passed.replace('pass', 'other'))).toContain('type="text/plain"');
  });
  test('it holds for its text alone: a file of a vendor’s waits', () => {
    expect(gate('<script data-dfo-consent="pass" src="https://player.vimeo.com/a.js"></script>')).toContain(
      'data-dfo-src',
    );
  });
});

describe('Matomo’s loader, wherever its address is', () => {
  const loader = (address: string) =>
    `<script>var _paq=window._paq=window._paq||[];var u=${address};_paq.push(['setSiteId','1']);var s=document.createElement('script');s.src=u+'matomo.js';document.head.append(s)</script>`;
  test.each([
    ['in an attribute of data', "document.getElementById('m').dataset.url"],
    ['in a JSON script', "JSON.parse(document.getElementById('m').textContent).url"],
    ['in a setting of the page', 'window.settings.matomo'],
    ['in the script', '"https://statistikk.kommune.example/"'],
  ])('%s', (_, address) => {
    expect(gate(loader(address))).toContain('data-service="matomo" type="text/plain"');
  });
  test('what only tells the queue of a press runs (the twin)', () => {
    const script = '<script>b.onclick=()=>{menu.hidden=!menu.hidden;_paq.push(["trackEvent","menu","open"])}</script>';
    expect(gate(script)).toBe(script);
  });
});

describe('what browsers without JavaScript load', () => {
  const beacon = '<img src="https://matomo.dfo.example/matomo.php?idsite=1&amp;rec=1" alt="">';
  test.each([
    ['a beacon goes with its noscript', `a<noscript><p>${beacon}</p></noscript>b`, 'ab'],
    [
      'a beacon goes, and the words stay',
      `<noscript>${beacon}<p>Slå på JavaScript</p></noscript>`,
      '<noscript><p>Slå på JavaScript</p></noscript>',
    ],
    [
      'a picture’s alternative text stays',
      '<noscript><a href="#"><img alt="Graf" src="https://public.tableau.com/1_rss.png"></a></noscript>',
      '<noscript><a href="#"><img alt="Graf" data-dfo-src="https://public.tableau.com/1_rss.png"></a></noscript>',
    ],
    [
      'a frame in it',
      '<noscript><iframe src="https://player.vimeo.com/1"></iframe></noscript>',
      '<noscript><iframe data-dfo-src="https://player.vimeo.com/1"></iframe></noscript>',
    ],
    [
      'an end inside of what is a comment without JavaScript',
      '<noscript><!-- </noscript><img src=https://vimeo.com/1>-->',
      '<noscript><!-- </noscript><img data-service="vimeo" data-dfo-src=https://vimeo.com/1>-->',
    ],
    [
      'a style in it',
      'a<noscript><style>@import "//vimeo.com/a"</style><p>Ord</p></noscript>b',
      'a<noscript><style></style><p>Ord</p></noscript>b',
    ],
    ['words alone', '<noscript>Slå på JavaScript</noscript>', '<noscript>Slå på JavaScript</noscript>'],
  ])('%s', (_, html, inert) => {
    expect(gate(html)).toBe(inert);
    expect(gate(inert)).toBe(inert);
  });
});

describe('options', () => {
  const film = '<iframe src="https://player.vimeo.com/1"></iframe>';
  test('a service that the visitor has said yes to stays as it is, and no other', () => {
    const both = `${film}<iframe src="https://embed.acast.com/1"></iframe>`;
    expect(gateHtml(both, { site: 'dfo.no', released: ['vimeo'] })).toBe(
      `${film}<iframe data-service="acast" data-dfo-src="https://embed.acast.com/1"></iframe>`,
    );
  });
  test('a service that the site does not declare is held all the same', () => {
    expect(gateHtml(film, { site: 'kudos.dfo.no' })).toContain('data-service="vimeo"');
  });
  test('hosts may be written as addresses', () => {
    const script = '<script src="https://a.example/matomo.js"></script>';
    expect(gateHtml(script, { site: 'dfo.no', hosts: { matomo: ['https://a.example/'] } })).toContain('data-dfo-src');
    expect(gateHtml(script, { site: 'dfo.no' })).toBe(script);
  });
  test.each([
    ['a site', { site: 'dfo.noo' }, '"dfo.noo"', 'kudos.dfo.no'],
    ['a site by a name of every object', { site: '__proto__' }, '"__proto__"', 'dfo.no'],
    ['a service', { site: 'dfo.no', hosts: { matomoo: ['a.example'] } }, '"matomoo"', 'matomo'],
    ['a service that no page loads', { site: 'dfo.no', hosts: { surveyxact: ['a.example'] } }, '"surveyxact"', 'vimeo'],
    ['a released service', { site: 'dfo.no', released: ['youtube'] }, '"youtube"', 'vimeo'],
    ['a host', { site: 'dfo.no', hosts: { matomo: ['a b'] } }, '"a b"', 'matomo'],
    ['the whole own host', { site: 'dfo.no', hosts: { matomo: ['www.dfo.no'] } }, '"www.dfo.no"', 'folder'],
  ])('%s that cannot be: names it and the remedy', (_, wrong, value, remedy) => {
    const attempt = () => gateHtml('', wrong as unknown as GateOptions);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(value);
    expect(attempt).toThrow(remedy);
  });
});
