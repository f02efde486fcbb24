import fc from 'fast-check';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { expect, test, vi } from 'vitest';
import { gateHtml, gateHtmlStream, type GateOptions } from '../../../src/html/index.js';
import { tellCases, tried } from '../../fixtures/runs.js';

vi.setConfig({ testTimeout: 600_000 }); // Thousands of pages each.
tellCases();

const options: GateOptions = { site: 'dfo.no' };
const gate = (html: string) => gateHtml(html, options);

/** Pieces that parsers trip over. */
const noise = fc.constantFrom(
  ...'< > </ /> " \' = & ; -- ! ? \n \r \r\n \t \f \0 a å 𝒳 \uD800 <!-- --> --!> <!doctype html> <![CDATA[ ]]> <? &amp; &#x3c; &lt'.split(
    ' ',
  ),
  ...[
    'html',
    'head',
    'body',
    'p',
    'b',
    'i',
    'a',
    'div',
    'table',
    'tr',
    'td',
    'select',
    'option',
    'svg',
    'math',
    'title',
    'desc',
    'foreignObject',
    'mi',
    'annotation-xml',
    'template',
    'textarea',
    'style',
    'xmp',
    'noembed',
    'frameset',
    'form',
    'button',
    'ul',
    'li',
    'video',
    'picture',
    'IFRAME',
    'plaintext',
    'pre',
    'nobr',
  ].flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} class="x" id=y>`, `<${name}/>`]),
  '<script>',
  '</script>',
  '<script>var a = "<!--<script>"',
  '<noscript>',
  '</noscript>',
  '<p data-x="',
  "<p title='",
  '<img src=/a.png alt',
  'Tekst ',
);
const embed = fc.constantFrom(
  '<iframe src="https://player.vimeo.com/1" title=a></iframe>',
  '<IMG alt=x SRC=//public.tableau.com/1.png>',
  "<script src='https://player.vimeo.com/a.js' async></script>",
  '<script type="text/javascript">fetch("https://vimeo.com/1")</script>',
  '<link rel=preconnect href=https://embed.acast.com>',
  '<video poster="https://i.vimeocdn.com/1"><source src="https://vimeo.com/1"></video>',
  '<iframe src=x src="https://vimeo.com/1" srcdoc="&lt;img src=https://vimeo.com/1>">',
  '<div data-vimeo-id=1 style="background:url(//vimeo.com/1)"></div>',
  '<svg><image xlink:href="https://vimeo.com/1"/></svg>',
  '<style>@import "https://vimeo.com/1"</style>',
  '<object data="https://vimeo.com/1"><embed src="https://vimeo.com/1"></object>',
);
const joined = (pieces: fc.Arbitrary<string>) => fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));
const bom = fc.constantFrom('', '', '\uFEFF');
const withoutEmbeds = fc.tuple(bom, joined(fc.oneof(noise, fc.string({ maxLength: 5 })))).map((all) => all.join(''));
const withEmbeds = fc
  .tuple(bom, joined(fc.oneof({ arbitrary: noise, weight: 3 }, { arbitrary: embed, weight: 1 })))
  .map((all) => all.join(''));

test('HTML without embeds comes out as it went in, however broken', () => {
  fc.assert(
    fc.property(withoutEmbeds, (html) => void expect(gate(html)).toBe(html)),
    tried(500),
  );
});

test('HTML with embeds differs by insertions into their tags alone', () => {
  // What is in a noscript may be taken out, and a style becomes a script: neither is here.
  const inserted =
    / data-service="[a-z-]+"| data-dfo-also="[a-z -]+"| data-dfo-(?:quiet|reload)| type="text\/plain"| type=text\/plain |data-dfo-|data-ignored-|data-|dfo-/y;
  /** Whether `out` is `html` with some of `inserted` in it. Remembers where it failed, so that it stays linear. */
  function isOnlyInserted(html: string, out: string): boolean {
    let states = new Set([0]); // Places in `out` that the characters of `html` so far can have led to.
    const grown = (places: Set<number>) => {
      const all = new Set(places);
      for (const place of all) {
        inserted.lastIndex = place;
        const match = inserted.exec(out)?.[0];
        if (match) all.add(place + match.length);
      }
      return all;
    };
    for (const sign of html)
      states = new Set([...grown(states)].filter((at) => out.startsWith(sign, at)).map((at) => at + sign.length));
    return grown(states).has(out.length);
  }
  fc.assert(
    fc.property(
      withEmbeds.filter((html) => !/<(style|noscript)/i.test(html)),
      (html) => void expect(isOnlyInserted(html, gate(html)), `${html}\n→\n${gate(html)}`).toBe(true),
    ),
    tried(500),
  );
  expect(isOnlyInserted('<img src=a>', '<img data-src=a x>')).toBe(false);
});

test('doing it twice changes nothing', () => {
  fc.assert(
    fc.property(withEmbeds, (html) => void expect(gate(gate(html))).toBe(gate(html))),
    tried(500),
  );
});

test('it does not matter where the pieces of a stream begin', async () => {
  const stream = async (html: string, sizes: readonly number[]) => {
    const { writable, readable } = gateHtmlStream(options);
    const writer = writable.getWriter();
    const written = (async () => {
      for (let at = 0, i = 0; at < html.length; at += sizes[i++ % sizes.length]!) {
        await writer.write(html.slice(at, at + sizes[i % sizes.length]!));
      }
      await writer.close();
    })();
    let out = '';
    for await (const piece of readable as unknown as AsyncIterable<string>) out += piece;
    await written;
    return out;
  };
  await fc.assert(
    fc.asyncProperty(withEmbeds, fc.integer({ min: 1, max: 9 }), async (html, size) => {
      expect(await stream(html, [size])).toBe(gate(html));
    }),
    tried(150),
  );
});

const vendor = /^(https?:)?[\\/]{2}([\w-]+\.)*(vimeo|tableau|acast|vimeocdn)\.com/;
const fetched: Record<string, string[]> = {
  video: ['src', 'poster'],
  object: ['data'],
  image: ['xlink:href', 'href'],
  link: ['href'],
};
for (const name of ['script', 'iframe', 'img', 'source', 'audio', 'embed', 'track']) fetched[name] = ['src'];
/** A script that is none is not run. */
const isJavaScript = (text: string) => {
  try {
    return Boolean(new Function(text));
  } catch {
    return false;
  }
};
/** What a tree of parse5's own would load of a vendor: an oracle that knows nothing of the code under test. */
function loads(html: string, scriptingEnabled: boolean): string[] {
  const found: string[] = [];
  const visit = (node: Dom.Node): void => {
    if (tree.isElementNode(node)) {
      const value = (name: string) =>
        node.attrs.find((one) => (one.prefix ? `${one.prefix}:${one.name}` : one.name) === name)?.value;
      const type = value('type');
      for (const name of fetched[node.tagName] ?? []) {
        const isRun = node.tagName !== 'script' || (scriptingEnabled && type !== 'text/plain');
        if (vendor.test(value(name) ?? '') && isRun) found.push(`<${node.tagName} ${name}>`);
      }
      for (const name of ['style', ...(node.tagName === 'iframe' ? ['srcdoc'] : [])])
        if (/vimeo\.com/.test(value(name) ?? '')) found.push(`<${node.tagName} ${name}>`);
      const text = node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('');
      // In scripts, «<!--» and a «-->» that begins a line are comments.
      const plain = text.replace(/<!--.*$|^\s*-->.*$/gm, '');
      // In styles, what stands before may have swallowed the address.
      const isImport = /^[^"'\\/{([<]*@import "https:\/\/vimeo/.test(text);
      const isObeyed =
        (node.tagName === 'style' && isImport) || (node.tagName === 'script' && scriptingEnabled && isJavaScript(text));
      if (isObeyed && type !== 'text/plain' && /vimeo\.com/.test(plain)) found.push(`<${node.tagName}>`);
      if (tree.isElementNode(node) && 'content' in node) visit((node as Dom.Template).content);
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html.replace(/^\uFEFF/, ''), { scriptingEnabled }));
  return found;
}

test('nothing of a vendor is left to load, with JavaScript and without', () => {
  fc.assert(
    fc.property(withEmbeds, (html) => {
      const out = gate(html);
      expect([...loads(out, true), ...loads(out, false)], out).toEqual([]);
    }),
    tried(500),
  );
  // The twin: the oracle does see them.
  expect(loads('<p><iframe src="https://player.vimeo.com/1"></iframe><script>a("vimeo.com")</script>', true)).toEqual([
    '<iframe src>',
    '<script>',
  ]);
});
