import { expect, test } from 'vitest';
import { discreet, discreetly, withoutLogin } from '../../../src/audit/observe/discreet.js';

test.each([
  ['https://www.dfo.no/a/b', 'https://www.dfo.no/a/b'],
  [
    'https://www.dfo.no/a?hub=x&access_token=eyJhbGciOi.SECRET#id_token=SECRET',
    'https://www.dfo.no/a?hub=…&access_token=…',
  ],
  ['https://user:SECRET@www.dfo.no/a?', 'https://www.dfo.no/a'],
  ['wss://live.example/?eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9SECRET', 'wss://live.example/?…'],
  ['https://www.dfo.no/?print', 'https://www.dfo.no/?print'],
  ['https://www.dfo.no/?a==SECRET=&&b', 'https://www.dfo.no/?a=…&&b'],
  ['', ''],
  ['not an address?x=SECRET', 'not an address?x=…'],
])('of %s is told %s', (address, told) => {
  expect(discreet(address)).toBe(told);
  expect(discreet(told)).toBe(told);
});

test('a page keeps its query, for it is another page with another, and loses a login', () => {
  expect(withoutLogin('https://user:SECRET@www.dfo.no/a?id=1')).toBe('https://www.dfo.no/a?id=1');
  expect(withoutLogin('https://www.dfo.no/a?id=1')).toBe('https://www.dfo.no/a?id=1');
});

test('a sentence keeps its words', () => {
  expect(
    discreetly(
      'page.goto: net::ERR_FAILED at https://user:SECRET@www.dfo.no/a?t=SECRET, and wss://live.example/?k=SECRET too',
    ),
  ).toBe('page.goto: net::ERR_FAILED at https://www.dfo.no/a?t=… and wss://live.example/?k=… too');
});
