/** How a page is read, and that its bytes come back. */
import fc from 'fast-check';
import sniff from 'html-encoding-sniffer';
import iconv from 'iconv-lite';
import { parse, type DefaultTreeAdapterTypes as Dom, defaultTreeAdapter as tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { prescan } from '../../src/encoding/prescan.js';
import { tried } from '../fixtures/runs.js';
import { asked, bareGate, cookies, gated, gateOf, pieces } from './gated.js';
import { ask, inFrontOf, liveIn, vendor } from './servers.js';

const words: Readonly<Record<string, string>> = {
  'utf-8': 'Blåbær – 🫐 «日本»',
  'windows-1252': 'Blåbær – «€»',
  'iso-8859-1': 'Blåbær «»',
  'iso-8859-15': 'Blåbær €',
  'koi8-r': 'Черника',
  'windows-1251': 'Черника',
  shift_jis: '日本語ソース表',
  gbk: '中文网页',
  gb18030: '中文€',
  big5: '中文網頁功',
  'euc-jp': '日本語',
  'euc-kr': '한국어',
  // iconv-lite does not write it.
  'iso-2022-jp': '\x1b$BF|K\\8l\x1b(B',
};
const bytesOf = (text: string, label: string) =>
  label === 'iso-2022-jp' ? Buffer.from(text, 'latin1') : iconv.encode(text, label);
const document = (said: string, head = '') =>
  `<!doctype html>\r\n<html lang=nn><head>${head}<title>${said}</title></head>\n<body class='a'><p title="${said}">${said}</p><footer>${said}</footer></body></html>\n`;
const piece = (said: string) => `<div class=a><p>${said}<br>\r\n<img src="/a.png" alt="${said}"></div>`;

interface Sample {
  readonly bytes: Uint8Array;
  /** Of the header; none where it is undefined. */
  readonly header?: string | undefined;
  /** What it is read in; null where nobody here can. */
  readonly read: string | null;
}
const marked = (text: string, encoding: 'utf16le' | 'utf16be' | 'utf8') => {
  const bytes = Buffer.from(`\ufeff${text}`, encoding === 'utf8' ? 'utf8' : 'utf16le');
  return encoding === 'utf16be' ? bytes.swap16() : bytes;
};

/** Each way of saying it, with a whole page or a piece of one. */
function samples(write: (said: string, head?: string) => string): Record<string, Sample> {
  const all: Record<string, Sample> = {};
  for (const [label, said] of Object.entries(words)) {
    const read = label === 'iso-2022-jp' ? null : new TextDecoder(label).encoding;
    all[`${label} by the header`] = { bytes: bytesOf(write(said), label), header: label, read };
    const meta = `<meta charset="${label}">`;
    all[`${label} by a meta`] = { bytes: bytesOf(`${meta}${write(said, meta)}`, label), read };
  }
  const plain = words['utf-8']!;
  return {
    ...all,
    'utf-8 by its mark, whatever the header says': {
      bytes: marked(write(plain), 'utf8'),
      header: 'koi8-r',
      read: 'utf-8',
    },
    'utf-16 by its mark': { bytes: marked(write(plain), 'utf16le'), read: 'utf-16le' },
    'utf-16 by its mark, the other way round': {
      bytes: marked(write(plain), 'utf16be'),
      header: 'utf-8',
      read: 'utf-16be',
    },
    'utf-8 that nobody declares': { bytes: Buffer.from(write(plain)), read: 'utf-8' },
    'windows-1252 that nobody declares': { bytes: iconv.encode(write('Blåbær'), 'windows-1252'), read: 'windows-1252' },
    'ASCII that nobody declares': { bytes: Buffer.from(write('Hei')), read: 'utf-8' },
    'utf-8 with broken bytes': {
      bytes: Buffer.concat([
        Buffer.from(write('Blåbær')),
        Buffer.of(0xe5, 0xc3, 0xff, 0xf0, 0x9f, 0xed, 0xa0, 0x80),
        Buffer.from(write('Bær')),
      ]),
      header: 'utf-8',
      read: 'utf-8',
    },
    'utf-8 that is windows-1252': {
      bytes: iconv.encode(write('Blåbær'), 'windows-1252'),
      header: 'utf-8',
      read: 'utf-8',
    },
    'shift_jis with broken bytes': {
      bytes: Buffer.concat([iconv.encode(write(words['shift_jis']!), 'shift_jis'), Buffer.of(0x81)]),
      header: 'shift_jis',
      read: null,
    },
    'utf-16 without a mark': { bytes: Buffer.from(write(plain), 'utf16le'), header: 'utf-16', read: null },
    'an encoding of which browsers show nothing': {
      bytes: Buffer.from(write('Hei')),
      header: 'hz-gb-2312',
      read: null,
    },
    'x-user-defined by the header': { bytes: Buffer.from(write('Hei')), header: 'x-user-defined', read: null },
    'a label that nobody knows': { bytes: Buffer.from(write('Blåbær')), header: 'blåbær', read: 'utf-8' },
    'nothing at all': { bytes: new Uint8Array(), read: 'utf-8' },
  };
}
const headersOf = ({ header }: Sample) =>
  [['Content-Type', `text/html${header === undefined ? '' : `; charset=${header}`}`]] as const;
const typeIn = (headers: readonly (readonly [string, string])[]) =>
  headers.filter(([name]) => name === 'Content-Type').map(([, value]) => value);

const pages = samples(document);
const fragments = samples((said) => piece(said));

describe('every byte of a page without embeds comes back', () => {
  test.each(Object.entries(pages))('%s', (_, sample) => {
    const { bytes, charset, headers } = gated([sample.bytes], { headers: headersOf(sample) });
    expect(bytes.equals(sample.bytes)).toBe(true);
    expect(charset?.toLowerCase() ?? null).toBe(sample.read);
    // Browsers are told what it was read in, unless nobody could.
    const [type, ...others] = typeIn(headers);
    expect(others).toEqual([]);
    const said = /charset=(.*)/.exec(type!)?.[1];
    if (sample.read === null) expect(said).toBe(sample.header);
    else expect(new TextDecoder(said).encoding).toBe(sample.read);
  });
});

describe('and of a piece of one, whatever is added to pages', () => {
  test.each(Object.entries(fragments))('%s', (_, sample) => {
    const { bytes } = gated([sample.bytes], { headers: headersOf(sample), gate: gateOf() });
    expect(bytes.equals(sample.bytes)).toBe(true);
  });
});

test('on their way through sockets, too', async () => {
  const { port } = await inFrontOf(
    ({ url }, response) => {
      const sample = Object.values(pages)[Number(url!.slice(1))]!;
      response.writeHead(200, Object.fromEntries(headersOf(sample)) as never);
      for (const one of pieces(sample.bytes, [1, 7, 100])) response.write(one);
      response.end();
    },
    { adds: false },
  );
  for (const [at, { bytes, header }] of Object.values(pages).entries()) {
    if (/å/.test(header ?? '')) continue;
    expect((await ask(port, `/${at}`)).bytes.equals(bytes), `${at}`).toBe(true);
  }
});

describe('an embed waits', () => {
  const readable = Object.entries(samples((said, head) => document(said, head).replace('<p', `${vendor}<p`))).filter(
    ([, { read, bytes }]) => read !== null && bytes.length,
  );
  test.each(readable)('in %s, and all else is as it was', (_, sample) => {
    const { bytes } = gated([sample.bytes], { headers: headersOf(sample) });
    const read = (all: Uint8Array) => new TextDecoder(sample.read!, { ignoreBOM: true }).decode(all);
    expect(read(bytes)).toBe(
      read(sample.bytes).replaceAll(' src="https://player', ' data-service="vimeo" data-dfo-src="https://player'),
    );
    expect(liveIn(read(sample.bytes))).not.toEqual([]);
  });
});

/** All words of an element, and of the shadow roots in it. */
function wordsIn(node: Dom.Node): string {
  if (tree.isTextNode(node)) return node.value;
  const children =
    'content' in node
      ? (node as Dom.Template).content.childNodes
      : tree.isElementNode(node) || 'childNodes' in node
        ? (node as Dom.Element).childNodes
        : [];
  return tree.isElementNode(node) && /^(script|style)$/.test(node.tagName) ? '' : children.map(wordsIn).join('');
}
const scripts = (html: string) => [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text!);

describe('what is added is read as it was meant', () => {
  const addingGate = gateOf();
  const plain = gated([Buffer.from(document('Hei'))], { gate: addingGate }).bytes.toString();
  test.each(Object.entries(pages).filter(([, { read, bytes }]) => read !== null && bytes.length))(
    'in %s',
    (_, sample) => {
      const { bytes } = gated([sample.bytes], { headers: headersOf(sample), gate: addingGate });
      const read = new TextDecoder(sample.read!).decode(bytes);
      const banner = (html: string) => /<dfo-consent-banner.*<\/dfo-consent-banner>/s.exec(html)![0];
      expect(wordsIn(parse(banner(read)))).toBe(wordsIn(parse(banner(plain))));
      expect(wordsIn(parse(banner(read)))).toContain('Får vi samle');
      const attribute = /data-wait="([^"]*)"/;
      expect(parse(attribute.exec(read)![0].replace(attribute, '<p>$1'))).toEqual(
        parse(attribute.exec(plain)![0].replace(attribute, '<p>$1')),
      );
      // Their hashes are in the policy.
      expect(scripts(read)).toEqual(scripts(plain));
      for (const one of scripts(read)) expect(() => new Function(one)).not.toThrow();
    },
  );
});

describe('what nobody can read', () => {
  test.each(Object.entries(pages).filter(([, { read }]) => read === null))(
    'has the policy of who has not answered: %s',
    (_, sample) => {
      const request = asked([['Cookie', cookies.yes]]);
      const policy = (headers: readonly (readonly [string, string])[]) =>
        headers.find(([name]) => name === 'Content-Security-Policy')![1];
      expect(policy(gated([sample.bytes], { headers: headersOf(sample), request }).headers)).not.toContain('vimeo');
      // The twin: what is read has the answer's.
      expect(policy(gated([Buffer.from('<p>')], { request }).headers)).toContain('vimeo');
    },
  );

  test('or is longer than is kept in memory, goes through whole', () => {
    const bytes = Buffer.from(document(`${'a'.repeat(5000)}å${vendor}`));
    const headers = [['Content-Type', 'text/html']] as const;
    const gate = gateOf({ adds: false, wholeLimit: 5000 });
    for (const lengths of [[bytes.length], [10], [4999, 10_000]]) {
      const out = gated(pieces(bytes, lengths), { headers, gate });
      expect(out.bytes.equals(bytes)).toBe(true);
      expect(out.charset).toBeNull();
    }
    // Where somebody declares it, it is not kept.
    expect(gated(pieces(bytes, [10]), { gate }).charset).toBe('UTF-8');
    expect(gated([bytes], { headers }).charset).toBe('UTF-8');
  });
});

describe('a page begins to come', () => {
  const begin = (text: string, header?: string) => {
    const headers = [['Content-Type', `text/html${header === undefined ? '' : `; charset=${header}`}`]] as const;
    const outcome = bareGate.outcome(asked(), { status: 200, headers });
    return outcome.kind === 'page' ? Buffer.from(outcome.bytes!.write(Buffer.from(text))).toString() : '';
  };
  test.each([
    ['at once, where the header names its encoding', '<p>a', 'utf-8', '<p>a'],
    ['with its mark', '\ufeff<p>a', undefined, '\ufeff<p>a'],
    ['with its meta', '<!doctype html><meta charset=utf-8><p>a', undefined, '<!doctype html><meta charset=utf-8><p>a'],
    ['not in the middle of its meta', '<!doctype html><meta charset=iso-8859-1', undefined, ''],
    ['not with a meta in a comment', '<!-- <meta charset=utf-8>', undefined, ''],
    ['not before somebody has said how', '<!doctype html><p>a', undefined, ''],
  ])('%s', (_, text, header, out) => expect(begin(text, header)).toBe(out));
});

describe('it does not matter where the bytes are cut', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
  const some = fc.constantFrom(
    ...'< > </ " \' = <!-- --> <p <p> <script> </script> <style> </style> <title> </title> &amp; å 𝒳 <!doctype'.split(
      ' ',
    ),
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '</head>',
    '<body>',
    '</body></html>',
    '<footer>a</footer>',
    '<meta charset="utf-8">',
    '<meta charset=windows-1252>',
    '<meta charset=iso-8859-15 >',
    '<meta http-equiv=content-type content="text/html; charset=koi8-r">',
    '<meta name=a content="charset">',
    '<?xml version="1.0" encoding="utf-8"?>',
    vendor,
    '<script src="//vimeo.com/a.js"></script>',
    '<script>fetch("https://vimeo.com/1")</script>',
    '<link rel=preconnect href=//acast.com>',
    '\ufeff',
    '<dfo-consent-settings>',
    `<!-- ${'x'.repeat(990)} -->`,
  );
  const part = fc.oneof(
    { arbitrary: some.map((text) => Buffer.from(text)), weight: 8 },
    { arbitrary: fc.uint8Array({ maxLength: 6 }), weight: 1 },
  );
  const bytes = fc.array(part, { maxLength: 25 }).map((parts) => Buffer.concat(parts));
  const header = fc.constantFrom(undefined, undefined, 'utf-8', 'windows-1252', 'shift_jis', 'utf-16le', 'x');

  test('of any page, nor where between two tags', () => {
    const gate = gateOf();
    fc.assert(
      fc.property(bytes, header, lengths, (bytes, header, lengths) => {
        const headers = headersOf({ bytes, header, read: null });
        const of = (all: readonly Uint8Array[]) => {
          try {
            const { bytes, charset, headers: out } = gated(all, { headers, gate });
            return { text: bytes.toString('latin1'), charset, out };
          } catch (error) {
            return (error as Error).message;
          }
        };
        expect(of(pieces(bytes, lengths))).toEqual(of([bytes]));
      }),
      tried(120),
    );
  });

  const cutEach = (step: number) => () => {
    for (const [name, sample] of Object.entries(pages)) {
      const headers = headersOf(sample);
      const whole = gated([sample.bytes], { headers });
      for (let at = 1; at < sample.bytes.length; at += step) {
        const cut = gated([sample.bytes.subarray(0, at), sample.bytes.subarray(at)], { headers });
        if (!cut.bytes.equals(whole.bytes) || cut.charset !== whole.charset) expect.fail(`${name}, ${at}`);
      }
    }
  };
  test('of each page above, at some places', cutEach(41));
  test('of each page above, at every place', { tags: ['matrix'], timeout: 120_000 }, cutEach(1));
});

describe('what a page declares among its first bytes', () => {
  test.each([
    ['<meta charset=utf-8>', 'UTF-8'],
    ['<META CHARSET = "KOI8-R" >', 'KOI8-R'],
    ["<meta/charset='big5'/>", 'Big5'],
    ['<meta charset=utf-16>', 'UTF-8'],
    ['<meta charset=x-user-defined>', 'windows-1252'],
    ['<meta http-equiv=Content-Type content="text/html; charset=gbk">', 'GBK'],
    ['<meta content="text/html; charset = \'gbk\'" http-equiv=content-type>', 'GBK'],
    ['<meta content="text/html; charset=gbk">', ''],
    ['<meta http-equiv=content-type content="charset charset=gbk">', 'GBK'],
    ['<meta http-equiv=content-type content="text/html; charset="><meta charset=gbk>', 'GBK'],
    ['<meta name=keywords content="html, charset"><meta charset=gbk>', 'GBK'],
    ['<meta charset><meta charset=gbk>', 'GBK'],
    ['<meta charset=none><meta charset=gbk>', 'GBK'],
    ['<!--><meta charset=gbk>', 'GBK'],
    ['<!-- <meta charset=gbk> --><meta charset=big5>', 'Big5'],
    ['<p title="<meta charset=gbk>"><meta charset=big5>', 'Big5'],
    ['</p title="<meta charset=gbk>"><meta charset=big5>', 'Big5'],
    ['<? <meta charset=gbk><meta charset=big5>', 'Big5'],
    ['<meta charset=gbk charset=big5>', 'GBK'],
    ['<metacharset=gbk><meta charset=big5>', 'Big5'],
    ['<meta charset=gbk', ''],
    [`${' '.repeat(1010)}<meta charset=gbk>`, ''],
    [`${' '.repeat(1006)}<meta charset=gbk>`, 'GBK'],
    ['', ''],
  ])('%j', (html, name) => expect(prescan(Buffer.from(html))).toBe(name));

  test('is what html-encoding-sniffer finds, where that does not fall over', () => {
    const parts = fc.constantFrom(
      ...'< > <p <p> " \' = / x <!-- --> <? </ <meta charset http-equiv= content= <meta>'.split(' '),
      '<meta charset=gbk>',
      '<meta http-equiv=content-type content="text/html; charset=big5">',
      '<meta content=\'a;charset=koi8-r\' http-equiv="Content-Type">',
      ' ',
    );
    // Two things it reads in its own way: attributes of end tags, and two that disagree in one tag.
    const isItsOwn = (html: string) => /<\/|<meta[^>]*charset[^>]*charset/i.test(html);
    const soup = fc.array(parts, { maxLength: 10 }).map((all) => `${all.join('')}">'>-->`);
    let compared = 0;
    fc.assert(
      fc.property(
        soup.filter((html) => !isItsOwn(html)),
        (html) => {
          let theirs: string;
          try {
            theirs = sniff(Buffer.from(html), { defaultEncoding: '' });
          } catch {
            return;
          }
          compared++;
          expect(prescan(Buffer.from(html))).toBe(theirs);
        },
      ),
      tried(1000),
    );
    expect(compared).toBeGreaterThan(500);
  });
});
