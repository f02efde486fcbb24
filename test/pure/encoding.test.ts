import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/encoding/whole.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const meta = (label: string) => `<!doctype html><meta charset="${label}">`;
const added = '<p data-service="vimeo">';
/** Reads, adds what the gate adds, and takes it out of the bytes again. */
const comesBack = (file: Uint8Array) => {
  const { text, encode } = decode(file);
  expect(Buffer.from(encode(text)).equals(file)).toBe(true);
  const half = text.length >> 1;
  const changed = Buffer.from(encode(text.slice(0, half) + added + text.slice(half)));
  expect(changed.length - file.length).toBe(Buffer.from(encode(added)).length);
  return text;
};

describe('what browsers read is read, and comes back byte for byte', () => {
  test.each([
    ['UTF-8 that says nothing', Buffer.from('<p>blåbær – 🫐'), 'blåbær – 🫐'],
    [
      'UTF-8 with its mark, whatever the meta says',
      Buffer.from(`\ufeff${meta('shift_jis')}blåbær`),
      '\ufeff<!doctype html>',
    ],
    ['UTF-8 that says so', Buffer.from(`${meta('utf-8')}vimeo。com`), 'vimeo。com'],
    ['UTF-8 by meta UTF-16, which cannot be', Buffer.from(`${meta('utf-16')}blåbær`), 'blåbær'],
    ['a label that nobody knows', Buffer.from(`${meta('blåbær')}blåbær`), 'blåbær'],
    ['UTF-16 with its mark', Buffer.from('\ufeff<p>blåbær 🫐', 'utf16le'), '\ufeff<p>blåbær 🫐'],
    [
      'UTF-16 with its mark, the other way round',
      Buffer.from('\ufeff<p>blåbær', 'utf16le').swap16(),
      '\ufeff<p>blåbær',
    ],
    ['windows-1252 that says nothing', bytes('<p>bl', [0xe5], 'b', [0xe6], 'r'), '<p>blåbær'],
    ['ISO-8859-1, which is windows-1252', bytes(meta('iso-8859-1'), [0xe5]), 'å'],
    ['by http-equiv', bytes('<meta http-equiv=content-type content="text/html; charset=iso-8859-2">', [0xb1]), 'ą'],
    ['by an XML declaration', bytes('<?xml version="1.0" encoding="koi8-r"?>', [0xc1]), 'а'],
    ['a null', bytes('a', [0], 'b'), 'a\0b'],
    ['nothing', bytes(), ''],
    ['a meta in a comment, which counts for nothing', bytes('<!-- <meta charset=koi8-r> -->', [0xe5]), 'å'],
  ])('%s', (_, file, text) => expect(comesBack(file)).toContain(text));

  test.each(['shift_jis', 'euc-jp', 'gbk', 'gb18030', 'big5', 'euc-kr'])('%s', (label) => {
    const words = {
      shift_jis: '日本語ソース',
      'euc-jp': '日本語',
      gbk: '中文网页',
      gb18030: '中文€',
      big5: '中文網頁',
      'euc-kr': '한국어',
    };
    const said = words[label as keyof typeof words];
    expect(comesBack(Buffer.concat([Buffer.from(meta(label)), iconv.encode(said, label)]))).toContain(said);
  });

  test.each([
    'windows-1250',
    'windows-1251',
    'windows-1254',
    'iso-8859-15',
    'koi8-u',
    'macintosh',
    'ibm866',
    'x-mac-cyrillic',
  ])('every byte of %s', (label) => {
    const all = Array.from({ length: 255 }, (_, i) => i + 1);
    expect(comesBack(bytes(meta(label), all)).length).toBe(meta(label).length + 255);
  });

  test('every byte that is not ASCII, in a file that says nothing', () => {
    comesBack(bytes(Array.from({ length: 128 }, (_, i) => i + 128)));
  });
});

describe('what would not come back, or is read otherwise by browsers, is refused with what to do', () => {
  test.each([
    ['one broken byte in UTF-8 that says so', bytes(meta('utf-8'), [0xff]), 'UTF-8', '37'],
    ['a broken byte behind a mark', bytes([0xef, 0xbb, 0xbf], 'a', [0xe5], 'b'), 'UTF-8', '4'],
    ['half a sign at the end', bytes(meta('utf-8'), [0xc3]), 'UTF-8', '37'],
    ['ISO-2022-JP', bytes(meta('iso-2022-jp'), [0x1b], '$B'), 'ISO-2022-JP', 'UTF-8'],
    ['ISO-2022-JP in ASCII', bytes(meta('iso-2022-jp')), 'ISO-2022-JP', 'UTF-8'],
    ['ISO-2022-JP that says nothing', bytes('<p>', [0x1b], '$B$"', [0x1b], '(B'), 'ISO-2022-JP', 'UTF-8'],
    ['an encoding of which browsers show nothing', bytes(meta('hz-gb-2312')), 'replacement', 'UTF-8'],
    ['half a sign in Shift_JIS', bytes(meta('shift_jis'), [0x81], '"'), 'Shift_JIS', 'UTF-8'],
    ['a byte that ISO-8859-7 has not', bytes(meta('iso-8859-7'), [0xff]), 'ISO-8859-7', 'UTF-8'],
    ['half a pair in UTF-16', Buffer.from('\ufeff<p>\ud800', 'utf16le'), 'UTF-16LE', '8'],
    ['an odd number of bytes in UTF-16', bytes([0xff, 0xfe], 'a', [0], 'b'), 'UTF-16LE', '4'],
    ['UTF-16 without a mark', Buffer.from('\n\nblå<iframe>', 'utf16le'), 'without a mark', 'UTF-16LE'],
    [
      'UTF-16 without a mark, the other way round',
      Buffer.from('å<iframe>', 'utf16le').swap16(),
      'without a mark',
      'UTF-16BE',
    ],
    ['UTF-16 by its XML declaration', Buffer.from('<?xml version="1.0"?>', 'utf16le'), 'without a mark', 'UTF-16LE'],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0, 0x70, 0, 0, 0]), 'UTF-32', 'UTF-8'],
    ['UTF-32 without a mark', bytes([0, 0, 0, 0x3c, 0, 0, 0, 0x70]), 'UTF-32', 'UTF-8'],
  ])('%s', (_, file, found, place) => {
    const refusal = () => decode(file);
    expect(refusal).toThrow(RangeError);
    expect(refusal).toThrow(found);
    expect(refusal).toThrow(place);
    expect(refusal).toThrow('iconv -f');
  });

  test('whatever the bytes: they come back, or the reason is told (R97)', () => {
    const label = fc.constantFrom('utf-8', 'shift_jis', 'gbk', 'big5', 'euc-kr', 'windows-1252', 'iso-8859-8', 'x', '');
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.string().map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(label, fc.array(part), (label, parts) => {
        const file = Buffer.concat([Buffer.from(label && meta(label)), ...parts]);
        try {
          const { text, encode, otherReadings } = decode(file);
          expect(Buffer.from(encode(text)).equals(file)).toBe(true);
          otherReadings(file);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('another reading', () => {
  const readings = (file: Uint8Array) =>
    decode(file)
      .otherReadings(file)
      .map((text) => text.replace(/.*>/s, ''));
  test.each([
    [
      'is UTF-8 by the header, of what says nothing and is broken',
      bytes('<p>', [0xff], Buffer.from('。').toString('latin1')),
      ['\ufffd。'],
    ],
    [
      'is UTF-8 by the header, of what says something else',
      bytes(meta('iso-8859-1'), Buffer.from('å').toString('latin1')),
      ['å'],
    ],
    ['is by a meta far down', Buffer.from(`${' '.repeat(2000)}${meta('koi8-r')}å`), ['ц╔']],
  ])('%s', (_, file, expected) => expect(readings(file)).toEqual(expected));

  test.each([
    ['ASCII', bytes(meta('koi8-r'), 'a')],
    ['UTF-8', Buffer.from('<p>å')],
    ['UTF-8 that says so', Buffer.from(`${meta('utf-8')}å`)],
    ['UTF-16', Buffer.from('\ufeff<p>å', 'utf16le')],
    ['what has a mark', Buffer.from(`\ufeff${' '.repeat(2000)}${meta('koi8-r')}å`)],
  ])('there is none of %s', (_, file) => expect(readings(file)).toEqual([]));
});

// By the limit of the test, and no clock: what grows with the square takes minutes here.
test('a megabyte of anything is read in time', { timeout: 30_000 }, () => {
  for (const part of ['<', '<meta ', '<meta charset=x', '<a ', 'charset', '\u00e5', '<!--', '\u001b$', '<\0', 'å<?']) {
    try {
      decode(Buffer.from(`<p>\u00e5${part.repeat(1_000_000 / part.length)}`));
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  }
});
