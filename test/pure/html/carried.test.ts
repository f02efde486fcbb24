import { describe, expect, test } from 'vitest';
import { inSrcset } from '../../../src/address/srcset.js';
import { carriedBy } from '../../../src/html/carried.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('what an address carries', () => {
  test.each([
    ['data:text/html,<b>x</b>', 'html', '<b>x</b>'],
    ['da\nta:text/ht\tml,%3Cimg%20src=a>', 'html', '<img src=a>'],
    [' \u0001DATA:TEXT/HTML ;x,a \u0000', 'html', 'a'],
    [`data:text/html;base64,${base64('<i>')}#part`, 'html', '<i>'],
    [`data:text/html;charset=utf-8;  BASE64,${base64('<i>å</i>').replace(/.{3}/g, '$&%0A ')}`, 'html', '<i>å</i>'],
    ['data:text/html;charset=utf-8,å%C3%A5?b#c', 'html', 'åå?b'],
    ['data:text/html;charset="utf\\-16be",%00<%00b', 'html', '<b'],
    ['data:text/html;charset=utf-16le;charset=utf-8,<%00b%00', 'html', '<b'],
    ['data:text/html;charset=utf-16le,%EF%BB%BF<b', 'html', '<b'],
    ['data:text/html,%FF%FE<%00b%00', 'html', '<b'],
    ['data:text/html;charset=nobody,<b', 'html', '<b'],
    ['data:text/html,<meta charset=utf-8>%C3%A5', 'html', '<meta charset=utf-8>å'],
    ['data:text/html,<meta charset=shift_jis>%81%5C', 'html', '<meta charset=shift_jis>―'],
    ['data:application/octet-stream,<b>', 'html', '<b>'],
    ['data:*/*,<b>', 'html', '<b>'],
    ['data:image/svg+xml;utf8,<svg/>', 'svg', '<svg/>'],
    ['data:application/xhtml+xml,<a/>', 'xml', '<a/>'],
    ['data:text/xml;charset=iso-8859-1,%E5', 'xml', 'å'],
    ['data:text/css,a{}', 'css', 'a{}'],
    ['data:application/x-javascript,a', 'script', 'a'],
    ['data:,a', 'text', 'a'],
    ['data:;charset=utf-16le,a%00', 'text', 'a'],
    ['data:html;charset=utf-16le,ab', 'text', 'ab'],
    ['data:text%2Fhtml,a', 'text', 'a'],
    ['data:text/plain,%zz%4', 'text', '%zz%4'],
    ['java\nscript:alert(%27å%27)#x', 'script', "alert('å')#x"],
    ['javascript://[ %0Aalert()', 'script', '//[ \nalert()'],
    ['data:image/png;base64,//player.vimeo.com', 'image', ''],
    ['data:image/gif;base64,!!', 'image', ''],
    ['data:font/woff2;base64,AA', 'image', ''],
    ['data:application/font-woff,https://vimeo.com', 'image', ''],
    ['data:video/mp4;base64,AAAA', 'image', ''],
    ['data:video/mp4,%23EXTM3U%0Ahttps://player.vimeo.com/a', 'unreadable', ''],
    ['data:application/vnd.apple.mpegurl,a', 'unreadable', ''],
    ['data:multipart/x-mixed-replace;boundary=a,a', 'unreadable', ''],
    ['data:text/html;base64,!!', 'unreadable', ''],
    ['data:text/html;charset=iso-2022-jp,a', 'unreadable', ''],
    ['data:text/html,%1B(J', 'unreadable', ''],
    ['data:text/html;charset=gbk,%81"', 'unreadable', ''],
    ['data:text/html,<meta charset=koi8-r><meta charset=iso-8859-2>%C1', 'unreadable', ''],
  ])('%j is %s', (address, kind, text) => expect(carriedBy(address)).toEqual({ kind, text }));

  test('nobody knows which of very many encodings a page means', () => {
    const labels = Array.from({ length: 30 }, (_, i) => `charset=x${i} `).join('');
    expect(carriedBy(`data:text/html,%C3${labels}`)?.kind).toBe('unreadable');
  });

  test.each([
    '',
    'https://a.example/',
    'data',
    'data:text/html',
    'data:text/html#,a',
    'xdata:,a',
    'blob:data:,a',
    './data:,a',
    'data\u00a0:,a',
  ])('is nothing in %j', (address) => expect(carriedBy(address)).toBeUndefined());

  test('a megabyte of anything is read in time', { timeout: 120_000 }, () => {
    for (const part of [
      '%',
      '%41',
      ' ',
      '\t',
      'a',
      ';',
      '"',
      ',',
      '\\',
      'å',
      '=a',
      'charset=',
      'charset=a ',
      '; ',
      '\0',
    ]) {
      for (const before of [
        '',
        'data:',
        'data:text/html;',
        'data:text/html,%ff',
        'data:a/b;x="',
        'javascript:',
        'data:a/html;base64,',
      ]) {
        carriedBy(before + part.repeat(200_000 / part.length));
      }
    }
  });
});

describe('the addresses of a srcset', () => {
  test.each([
    ['a 1x, b 2x', ['a', 'b']],
    ['a,b', ['a,b']],
    ['a,b, c', ['a,b', 'c']],
    ['a,, b', ['a', 'b']],
    [' ,\n, a\t1x\f,\rb', ['a', 'b']],
    ['a 1x,b 2x', ['a', 'b']],
    ['a (x,y) 1x,b', ['a', 'b']],
    ['a (((,b) 1x,c', ['a', 'c']],
    ['a (,b', ['a']],
    // Only HTML's five signs are white space: these are part of the address.
    ['a\u00a0b 1x', ['a\u00a0b']],
    ['a\u000bb\u2028c\ufeffd 1x, e', ['a\u000bb\u2028c\ufeffd', 'e']],
    ['data:image/png;base64,AA 1x, b', ['data:image/png;base64,AA', 'b']],
    ['', []],
    [' , ,', []],
  ])('%j', (value, addresses) => expect(inSrcset(value)).toEqual(addresses));

  test('a megabyte of anything is read in time', () => {
    for (const part of [',', 'a ', 'a,', 'a,, ', '(', '()', 'a ()', ' (', '( ', ' ']) {
      inSrcset(`x ${part.repeat(1_000_000 / part.length)}`);
    }
  });
});
