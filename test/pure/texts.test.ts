import { describe, expect, test } from 'vitest';
import { registry } from '../../registry/index.js';
import { files, interfaceText, interfaceTexts } from '../fixtures/interface-texts.js';
import { placeholdersIn, strangersIn, textsIn } from '../fixtures/languages.js';

const languages = ['nn', 'nb', 'en'] as const;
const texts = [...interfaceTexts, ...textsIn(registry, 'registry')];

describe('every text', () => {
  test('is looked at: in the interface, in the declaration and in the registry', () => {
    for (const file of files.filter((name) => !['say.ts', 'date.ts'].includes(name))) {
      expect(interfaceTexts.filter(([path]) => `${path.split('.')[0]}.ts` === file).length, file).toBeGreaterThan(0);
    }
    expect(interfaceTexts.length).toBeGreaterThan(100);
    expect(texts.length - interfaceTexts.length).toBeGreaterThan(80);
  });

  test('exists in nynorsk, bokmål and English, and in no other language (R47)', () => {
    for (const [path, text] of texts) {
      expect(Object.keys(text).sort(), path).toEqual(['en', 'nb', 'nn']);
      for (const language of languages) expect(text[language].trim(), `${path}.${language}`).toBe(text[language] || 'something');
    }
  });

  test('has the same {placeholders} in three languages (R115)', () => {
    for (const [path, { nn, nb, en }] of texts) {
      expect(placeholdersIn(nb), path).toEqual(placeholdersIn(nn));
      expect(placeholdersIn(en), path).toEqual(placeholdersIn(nn));
    }
    expect(texts.filter(([, { nn }]) => placeholdersIn(nn).length).length).toBeGreaterThan(20);
  });

  test.each(languages)('in %s has no word of the other two (R48)', (language) => {
    const strangers = texts.flatMap(([path, text]) => strangersIn(text[language], language).map((word) => `${path}: ${word}`));
    expect(strangers).toEqual([]);
  });

  test('in nynorsk has infinitives on -e, as it began (R48)', () => {
    const short = ['ta', 'godta', 'la', 'ha', 'dra', 'gå', 'få', 'sjå', 'slå', 'gi', 'bli'];
    for (const [path, { nn }] of texts) {
      const onA = [...nn.matchAll(/(?:^|\s)å (\p{L}+a)(?!\p{L})/gu)].map(([, verb]) => verb!).filter((verb) => !short.includes(verb));
      expect(onA, path).toEqual([]);
    }
  });

  test('has no soft hyphen and no stray space, which names and searches would keep (R53)', () => {
    for (const [path, text] of texts) {
      for (const language of languages) expect(text[language], `${path}.${language}`).not.toMatch(/\u00ad|^\s|\s$| {2}/);
    }
  });

  test('neither flatters nor presses (R50)', () => {
    const pressing = /\b(ok|jeg forstår|eg forstår|i understand|got it|anbefalte?|recommended|hjelp oss|help us|beste opplevelse|best experience)\b/i;
    for (const [path, text] of texts.filter(([path]) => !/^registry\.(services|sites|statements|purposes\..*body|purposes.*question)/.test(path))) {
      for (const language of languages) expect(text[language], path).not.toMatch(pressing);
    }
  });
});

test('a word of the other written standard is seen, so that the lint says something (R48)', () => {
  expect(strangersIn('Hva lagres ikke?', 'nn')).toEqual(['hva', 'lagres', 'ikke']);
  expect(strangersIn('Kva blir ikkje lagra?', 'nn')).toEqual([]);
  expect(strangersIn('Kva blir ikkje lagra?', 'nb')).toEqual(['kva', 'ikkje', 'lagra']);
  expect(strangersIn('Hva lagres ikke?', 'nb')).toEqual([]);
  expect(strangersIn('What do vi store?', 'en')).toEqual(['vi']);
  expect(strangersIn('Erklæringa skriv «Hva lagres ikke?»', 'nn')).toEqual([]);
});

describe('the buttons', () => {
  const buttons = ['yes', 'no', 'save', 'acceptAll', 'rejectAll'].map(interfaceText);

  test('answer in three words at most (R50)', () => {
    for (const button of buttons) for (const language of languages) expect(button[language].split(' ').length).toBeLessThanOrEqual(3);
  });

  test.each([['Ja', 'Nei'], ['Godta alle', 'Avslå alle']])('%s and %s are as long as each other, in every language (R5)', (yes, no) => {
    const find = (nn: string) => buttons.find((button) => button.nn === nn)!;
    for (const language of languages) {
      const [one, other] = [find(yes)[language].length, find(no)[language].length];
      expect(Math.max(one, other) / Math.min(one, other)).toBeLessThanOrEqual(1.5);
    }
  });

  test('never say «necessary» (R8)', () => {
    for (const button of buttons) for (const language of languages) expect(button[language]).not.toMatch(/nødvendig|naudsynt|necessary|essential/i);
  });
});

test('the words of Designsystemet’s pattern are kept (R115)', () => {
  expect(interfaceText('change')).toEqual({
    nn: 'Endre kva informasjon vi kan lagre',
    nb: 'Endre hvilken informasjon vi kan lagre',
    en: 'Change what information we can store',
  });
  expect(interfaceText('video.accept')).toEqual({ nn: 'Godta og vis video', nb: 'Godta og vis video', en: 'Accept and show video' });
  const said = (language: 'nn' | 'nb') => ['save', 'acceptAll', 'rejectAll'].map((name) => interfaceText(name)[language]);
  expect(said('nb')).toEqual(['Lagre valg', 'Godta alle', 'Avslå alle']);
  expect(said('nn')).toEqual(['Lagre val', 'Godta alle', 'Avslå alle']);
});
