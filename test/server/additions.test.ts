/** What a page lacks is put where it belongs, as a browser's parser sees it. */
import { parse, type DefaultTreeAdapterTypes as Dom, defaultTreeAdapter as tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { asked, gated, gateOf } from './gated.js';

const folder = '/dfo-consent/abcdefgh/';
const gate = gateOf({ folder, attributes: { 'data-matomo-url': 'https://matomo.dfo.no/?a&b"' } });
interface Told {
  readonly policies?: readonly string[];
  readonly host?: string;
  readonly isSecure?: boolean;
}
const out = (html: string, { policies = [], host = 'www.dfo.no', isSecure = true }: Told = {}) =>
  gated([Buffer.from(html)], {
    gate,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ...policies.map((one) => ['Content-Security-Policy', one] as const),
    ],
    request: asked([], { headers: [['Host', host]], isSecure }),
  }).bytes.toString();

const isElement = (node: Dom.Node): node is Dom.Element => tree.isElementNode(node);
const childrenOf = (node: Dom.Node): Dom.Node[] => ('childNodes' in node ? node.childNodes : []);
function all(node: Dom.Node): Dom.Element[] {
  return [...(isElement(node) ? [node] : []), ...childrenOf(node).flatMap(all)];
}
const value = (element: Dom.Element | undefined, name: string) =>
  element?.attrs.find((one) => one.name === name)?.value;
const where = (element: Dom.Element | undefined) =>
  element?.parentNode && isElement(element.parentNode) ? element.parentNode.tagName : undefined;
/** The names of the elements that one stands in. */
const around = (element: Dom.Element): string[] =>
  element.parentNode && isElement(element.parentNode)
    ? [element.parentNode.tagName, ...around(element.parentNode)]
    : [];
/** The page's elements, without what is ours. */
const own = (node: Dom.Node): Dom.Element[] =>
  isElement(node) && /^(dfo-|script$)/.test(node.tagName)
    ? []
    : [...(isElement(node) ? [node] : []), ...childrenOf(node).flatMap(own)];
const isBlank = (node: Dom.Node) => tree.isTextNode(node) && !node.value.trim();

/** Where everything is. */
function found(html: string) {
  const document = parse(html);
  const elements = all(document);
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  const files = named('script').filter((one) => value(one, 'src')?.includes('dfo-consent'));
  const [body] = named('body');
  const banners = named('dfo-consent-banner');
  const settings = named('dfo-consent-settings');
  return {
    elements,
    files,
    file: value(files[0], 'src'),
    fileIn: files.map(where),
    banners: banners.length,
    isFirst: !!body && childrenOf(body).find((one) => !isBlank(one)) === banners[0],
    banner: banners[0],
    settings: settings.length,
    settingsIn: settings.map(where),
    settingsInside: settings.map(around),
    own: own(document).map(({ tagName, parentNode }) => `${tagName} in ${(parentNode as Dom.Element).tagName}`),
    settingsAround: settings.map((one) => value(one.parentNode as Dom.Element, 'id')),
  };
}
const complete = { fileIn: ['head'], file: `${folder}dfo-consent-core.js`, banners: 1, isFirst: true, settings: 1 };
const nothing = { fileIn: [], banners: 0, settings: 0 };

describe('a page gets the banner first in its body, the control in its footer, and the core in its head', () => {
  test.each([
    [
      'a page as people write it',
      '<!doctype html>\n<html lang="nb">\n<head>\n<title>a</title>\n</head>\n<body class="a">\n<p>a</p>\n<footer>b</footer>\n</body>\n</html>',
    ],
    ['upper case', '<!DOCTYPE HTML><HTML><HEAD><TITLE>a</TITLE></HEAD><BODY><P>a<FOOTER>b</FOOTER></BODY></HTML>'],
    [
      'XHTML',
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8" /><title>a</title></head><body><p>a</p><footer /></body></html>',
    ],
    ['no doctype', '<html><head><title>a</title></head><body><footer>b</footer></body></html>'],
    ['a doctype alone', '<!doctype html><title>a</title><p>a</p><footer>b</footer>'],
    ['a head alone', '<head><title>a</title></head><p>a<footer>b</footer>'],
    ['a body alone', '<body><p>a<footer>b</footer>'],
    ['no head', '<!doctype html><html><body><p>a<footer>b</footer></body></html>'],
    ['no body', '<!doctype html><html><head><title>a</title></head><p>a<footer>b</footer></html>'],
    ['a head that is not closed', '<!doctype html><html><head><title>a</title><body><footer>b</footer></body></html>'],
    [
      'a head that an element closes',
      '<!doctype html><html><head><title>a</title><div>a</div><footer>b</footer></html>',
    ],
    ['a head that text closes', '<!doctype html><html><head><title>a</title>Tekst<footer>b</footer></html>'],
    ['nothing closed', '<!doctype html><html><head><title>a</title></head><body><p>a<footer>b'],
    [
      'comments before the doctype',
      '<!-- a <head> <body> -->\n<!-- b --><!doctype html><html><head></head><body><footer></footer></body></html>',
    ],
    [
      'comments everywhere',
      '<!doctype html><!-- <body> --><html><!-- </head> --><head><!-- <script> --></head><!-- a --><body><!-- <footer> --><footer></footer></body></html>',
    ],
    [
      'comments for old browsers',
      '<!doctype html><!--[if IE]><html class="ie"><![endif]--><!--[if !IE]><!--><html><!--<![endif]--><head></head><body><footer></footer></body></html>',
    ],
    [
      'tags in the texts of its head',
      '<!doctype html><html><head><title></head><body></title><style>a{content:"</head><body>"}</style><script>"</head><body><footer>"</script><noscript><link href="/a.css" rel=stylesheet></noscript><template><body><footer></footer></template></head><body><footer></footer></body></html>',
    ],
    [
      'elements of its head after it',
      '<!doctype html><html><head></head><link rel=stylesheet href=/a.css><style>a{}</style><body><footer></footer></body></html>',
    ],
    [
      'a script in its body',
      '<!doctype html><html><head></head><body><script>"<body>"</script><footer></footer></body></html>',
    ],
    [
      'a footer that another element closes',
      '<!doctype html><html><head></head><body><div><footer><p>a</div></body></html>',
    ],
    [
      'a footer of another element',
      '<!doctype html><html><head></head><body><div role="contentinfo">b</div></body></html>',
    ],
    [
      'two marks at its beginning',
      '\ufeff\ufeff<!doctype html><html><head></head><body><footer></footer></body></html>',
    ],
  ])('%s', (name, html) => {
    const page = found(out(html));
    expect(page).toMatchObject({
      ...complete,
      ...(name.includes('two marks') && { fileIn: ['body'], isFirst: false }),
    });
    expect(page.settingsInside[0]).toContain(name === 'a footer of another element' ? 'div' : 'footer');
    // Nothing of the page has gone or moved.
    expect(page.own).toEqual(found(html).own);
  });

  test('where there is no footer, the control is last in the body', () => {
    for (const html of [
      '<!doctype html><html><head></head><body><p>a</p></body></html>',
      '<!doctype html><p>a</p>',
      '<!doctype html><html><body><div>a',
    ])
      expect(found(out(html)), html).toMatchObject({ ...complete, settingsIn: [expect.stringMatching(/body|div/)] });
  });

  test('a page with a head alone has a body with both', () => {
    for (const html of [
      '<!doctype html><title>a</title>',
      '<html><head><title>a</title></head></html>',
      '<!doctype html>',
    ])
      expect(found(out(html)), html).toMatchObject({ ...complete, settingsIn: ['body'] });
  });
});

describe('of footers, the control is in the first that is the page’s', () => {
  const body = (html: string) =>
    found(out(`<!doctype html><html><head></head><body>${html}</body></html>`)).settingsAround;
  test.each([
    ['several', '<footer id=a>1</footer><footer id=b>2</footer>', 'a'],
    [
      'those of articles before',
      '<article><footer id=a>1</footer></article><article><header></header><footer id=b></footer></article><footer id=c>2</footer>',
      'c',
    ],
    [
      'those of other parts before',
      '<main><footer id=a></footer></main><section><div><footer id=b></footer></div></section><nav><footer id=c></footer></nav><aside><footer id=d></footer></aside><footer id=e></footer>',
      'e',
    ],
    [
      'those of what is quoted, or not shown',
      '<blockquote><footer id=a></footer></blockquote><dialog><footer id=b></footer></dialog><template><footer id=c></footer></template><footer id=d></footer>',
      'd',
    ],
    ['one in another', '<footer id=a>1<footer id=b>2</footer></footer>', 'a'],
    ['one in a drawing', '<svg><footer id=a></footer></svg><footer id=b></footer>', 'b'],
    ['one deep inside', '<div><div><footer id=a></footer></div></div>', 'a'],
  ])('%s', (_, html, id) => expect(body(html)).toEqual([id]));

  test('where all are those of articles, it is last in the body', () => {
    expect(found(out('<!doctype html><body><article><footer>1</footer></article>')).settingsIn).toEqual(['body']);
  });
});

describe('what a page has, it does not get again', () => {
  test.each([
    ['the script', '<script src="/js/dfo-consent.js" data-site="dfo.no"></script>'],
    ['the script of another host', '<script async src="https://www.dfo.no/a/dfo-consent-core.js?v=1"></script>'],
    ['the script with a hash in its name', '<script src="dfo-consent.3f2a1b.js"></script>'],
    ['the script with a hash of its own', '<script src="/assets/dfo-consent-core-BxY_12.js#a"></script>'],
  ])('with %s it gets nothing', (_, script) => {
    const html = `<!doctype html><html><head>${script}</head><body><footer></footer></body></html>`;
    expect(out(html)).toBe(html);
    const late = `<!doctype html><html><head></head>${script}<body><footer></footer></body></html>`;
    expect(found(out(late)).banners).toBe(0);
  });

  test.each(['/my-dfo-consent.js', '/dfo-consent/page.js', '/dfo-consent.css', '/dfo-consents.js'])(
    '%s is another script',
    (src) => {
      expect(found(out(`<!doctype html><head><script src="${src}"></script></head><body>`)).banners).toBe(1);
    },
  );

  test('with a control of its own it gets none', () => {
    const own = '<dfo-consent-settings></dfo-consent-settings>';
    const page = found(out(`<!doctype html><head></head><body>${own}<footer></footer></body>`));
    expect(page).toMatchObject({ ...complete, settingsIn: ['body'] });
    const hidden = found(out(`<!doctype html><head></head><body><template>${own}</template><footer></footer></body>`));
    expect(hidden.settingsIn).toEqual(['footer']);
  });

  test.each([
    '',
    '   ',
    '<p>a</p>',
    'a',
    '<title>a</title><p>a',
    '<div><footer>a</footer></div>',
    '<!-- a --><p>a',
    '<script>a</script>',
    '<meta charset=utf-8><p>a<head></head><body>',
    '<turbo-stream><template><footer></footer></template></turbo-stream>',
  ])('a piece of a page gets nothing: %j', (html) => expect(out(html)).toBe(html));

  test('where nothing is to be added, nothing is', () => {
    const html = '<!doctype html><html><head></head><body><footer></footer></body></html>';
    expect(gated([Buffer.from(html)]).bytes.toString()).toBe(html);
  });
});

describe('a page of frames', () => {
  test.each([
    '<!doctype html><html><head><title>a</title></head><frameset cols="*,*"><frame src="/a"><frame src="/b"></frameset></html>',
    '<html><head></head><frameset><frame src=/a><noframes><body><footer></footer></body></noframes></frameset></html>',
    '<!doctype html><frameset><frame src=/a></frameset>',
  ])('gets the script alone: %s', (html) => {
    const page = found(out(html));
    expect(page).toMatchObject({ fileIn: ['head'], banners: 0, settings: 0 });
    expect(page.elements.filter(({ tagName }) => /^frame(set)?$/.test(tagName)).length).toBeGreaterThan(1);
    expect(page.elements.some(({ tagName }) => tagName === 'body')).toBe(false);
  });
});

describe('the question is in the page’s language', () => {
  test.each([
    ['<html lang="nn">', 'nn'],
    ['<html lang="nb">', 'nb'],
    ['<html lang="en">', 'en'],
    ['<html lang="EN-gb">', 'en'],
    ['<html lang="nn-NO">', 'nn'],
    ['<html lang="nn_NO">', 'nn'],
    ['<html lang="no">', 'nb'],
    ['<html lang="se">', 'nb'],
    ['<html lang="">', 'nb'],
    ['<html>', 'nb'],
    ['<html><body lang="nn">', 'nn'],
    ['<html lang="en"><body lang="nn">', 'nn'],
    ['<html lang="nn"><body>', 'nn'],
    ['<body lang="en">', 'en'],
    ['<html xml:lang="en">', 'nb'],
  ])('%s', (tags, lang) => {
    const { banner } = found(out(`${tags}<p>a`));
    expect(value(banner, 'data-question')).toMatch(new RegExp(`^dfo\\.no ${lang} `));
  });
});

test('the script has what was told', () => {
  const { files } = found(out('<!doctype html><body>'));
  expect(Object.fromEntries(files[0]!.attrs.map(({ name, value }) => [name, value]))).toEqual({
    async: '',
    src: `${folder}dfo-consent-core.js`,
    'data-site': 'dfo.no',
    'data-matomo-url': 'https://matomo.dfo.no/?a&b"',
  });
});

describe('where the page’s own policy', () => {
  const html = '<!doctype html><html><head><title>a</title></head><body><footer></footer></body></html>';
  const of = (told: Told | string) => found(out(html, typeof told === 'string' ? { policies: [told] } : told));
  const nonces = (page: ReturnType<typeof found>) => [
    value(page.files[0], 'nonce'),
    ...page.elements
      .filter(({ tagName, attrs }) => tagName === 'script' && !attrs.some(({ name }) => name === 'src'))
      .map((one) => value(one, 'nonce')),
  ];

  test.each([
    "script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'",
    "default-src 'self' 'unsafe-inline'",
    "img-src 'self'",
    "default-src * 'unsafe-inline'",
    "default-src https: 'unsafe-inline'",
    "script-src www.dfo.no 'unsafe-inline'",
    "script-src https://*.dfo.no 'unsafe-inline'",
    "script-src https://www.dfo.no/dfo-consent/ 'unsafe-inline'",
    "script-src 'none'; script-src-elem 'self' 'unsafe-inline'",
    "script-src 'self' 'UNSAFE-INLINE'",
    '',
  ])('lets both in, both come: %s', (policy) => {
    expect(of(policy)).toMatchObject(complete);
    expect(nonces(of(policy))).toEqual([undefined, undefined]);
  });

  test.each([
    "script-src 'nonce-abc+/='",
    "script-src 'nonce-abc+/=' 'strict-dynamic'; style-src 'self' 'unsafe-inline'",
    "default-src 'self' 'nonce-abc+/='",
    "script-src 'self' 'unsafe-inline' 'nonce-abc+/='",
    "script-src 'sha256-abc=' 'strict-dynamic' 'nonce-abc+/='",
    "script-src 'NONCE-abc+/='",
  ])('has a nonce, both have it: %s', (policy) => {
    expect(of(policy)).toMatchObject(complete);
    expect(nonces(of(policy))).toEqual(['abc+/=', 'abc+/=']);
  });

  test.each([
    "script-src 'self'",
    "script-src 'self' 'sha256-abc='",
    "script-src 'self' 'unsafe-inline' 'sha256-abc='",
    "default-src 'self'",
    "script-src 'nonce-abc'; style-src 'self'",
    "script-src 'nonce-abc'; style-src 'nonce-other'",
    'script-src https://www.dfo.no',
    'script-src https:',
  ])(
    'lets no inline script or style in, the whole file shows the banner itself, and the control is bare: %s',
    (policy) => {
      const page = of(policy);
      expect(page).toMatchObject({
        fileIn: ['head'],
        file: `${folder}dfo-consent.js`,
        banners: 0,
        settingsIn: ['footer'],
      });
      expect(value(page.files[0], 'async')).toBeUndefined();
      expect(page.elements.filter(({ tagName }) => tagName === 'style')).toEqual([]);
    },
  );

  test.each([
    "script-src 'none'",
    "default-src 'none'",
    "script-src https://other.example 'unsafe-inline'",
    "script-src https://www.dfo.no/js/ 'unsafe-inline'",
    "script-src https://www.dfo.no:8443 'unsafe-inline'",
    "script-src 'strict-dynamic' 'sha256-abc=' 'self' 'unsafe-inline'",
    "script-src 'unsafe-inline'",
    'script-src',
  ])('lets no file in, nothing comes: %s', (policy) => expect(of(policy)).toMatchObject(nothing));

  test('are several, all of them count', () => {
    expect(of({ policies: ["script-src 'self' 'unsafe-inline'", "script-src 'none'"] })).toMatchObject(nothing);
    expect(of("script-src 'self' 'unsafe-inline', script-src 'none'")).toMatchObject(nothing);
    expect(of({ policies: ["script-src 'nonce-a' 'nonce-b'", "script-src 'nonce-b'; img-src *"] })).toMatchObject(
      complete,
    );
    expect(nonces(of({ policies: ["script-src 'nonce-a' 'nonce-b'", "script-src 'nonce-b'"] }))).toEqual(['b', 'b']);
    expect(of({ policies: ["script-src 'nonce-a'", "script-src 'nonce-b'"] })).toMatchObject(nothing);
  });

  test('stands in a meta, it counts too', () => {
    const within = (policy: string) =>
      found(out(`<!doctype html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>`));
    expect(within("script-src 'none'")).toMatchObject(nothing);
    expect(within("script-src 'self'")).toMatchObject({ file: `${folder}dfo-consent.js` });
    expect(within("script-src 'self' 'unsafe-inline'")).toMatchObject(complete);
  });

  test('names hosts, the visitor’s way to them counts', () => {
    expect(of({ policies: ["script-src https: 'unsafe-inline'"], isSecure: false })).toMatchObject(nothing);
    expect(of({ policies: ["script-src http: 'unsafe-inline'"], isSecure: true })).toMatchObject(complete);
    expect(of({ policies: ["script-src www.dfo.no:8080 'unsafe-inline'"], host: 'www.dfo.no:8080' })).toMatchObject(
      complete,
    );
    expect(of({ policies: ["script-src www.dfo.no:* 'unsafe-inline'"], host: 'www.dfo.no:8080' })).toMatchObject(
      complete,
    );
    expect(of({ policies: ["script-src www.dfo.no 'unsafe-inline'"], host: 'www.dfo.no:8080' })).toMatchObject(nothing);
    expect(of({ policies: ["script-src *.dfo.no 'unsafe-inline'"], host: 'dfo.no' })).toMatchObject(nothing);
  });
});
