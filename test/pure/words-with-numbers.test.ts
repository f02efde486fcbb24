import { expect, test } from 'vitest';
import { languageOf } from '../../src/page/language.js';
import {
  expectedWords,
  languageOfPages,
  localesFound,
  pluralsAgree,
  wordsWithNumbers,
} from '../fixtures/words-with-numbers.js';

test('dates, durations and lists are said as each language does (R52)', () => {
  expect(wordsWithNumbers()).toEqual(expectedWords);
});

test('Node has each language itself, and its plural rules choose as the texts do (R52)', () => {
  expect(localesFound()).toEqual({ nn: 'nn', nb: 'nb', en: 'en-GB' });
  expect(pluralsAgree()).toBe(true);
});

test.each(languageOfPages)('lang %o is shown in %s (R47)', (lang, shown) => {
  expect(languageOf(lang ?? '')).toBe(shown);
});
