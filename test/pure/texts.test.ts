import { describe, expect, test } from 'vitest';
import { registry } from '../../registry/index.js';
import { exempt, findingsOf, textRules } from '../fixtures/text-rules.js';
import { files, interfaceText, interfaceTexts } from '../fixtures/interface-texts.js';
import { buttonRules, buttons, differences, pairs } from '../fixtures/button-rules.js';
import { lix } from '../fixtures/lix.js';
import { readings } from '../fixtures/reading.js';
import { placeholdersIn, textsIn } from '../fixtures/texts-in.js';

const texts = [...interfaceTexts, ...textsIn(registry, 'registry')];

describe('every text', () => {
  test('is looked at: in the interface, in the declaration and in the registry', () => {
    for (const file of files.filter(
      (name) => !['added.ts', 'date.ts', 'define-language.ts', 'interface.ts', 'say.ts'].includes(name),
    )) {
      expect(interfaceTexts.filter(([path]) => `${path.split('.')[0]}.ts` === file).length, file).toBeGreaterThan(0);
    }
    expect(interfaceTexts.length).toBeGreaterThan(100);
    expect(texts.length - interfaceTexts.length).toBeGreaterThan(80);
    expect(texts.filter(([, { nn }]) => placeholdersIn(nn).length).length).toBeGreaterThan(20);
  });

  // By hand: `$name` would cut the rule's number off.
  test.each(textRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) =>
    expect(findingsOf(rule, texts)).toEqual([]),
  );

  test.each(exempt.map(({ path, rule }) => [path, rule]))(
    'that is exempt is there, and would be found: %s',
    (path, rule) => {
      const named = textRules.find(({ name }) => name.startsWith(rule!))!;
      expect(named.find(texts.find(([other]) => other === path)![1])).not.toEqual([]);
    },
  );
});

describe('the questions', () => {
  test.each(Object.entries(registry.purposes))('about %s: one sentence, one question mark (R50)', (_, { question }) => {
    for (const title of Object.values(question.title)) expect(title).toMatch(/^[^.?!]*\?$/);
  });

  test.each(readings)('in %s, %s is easy to read: LIX at most 40 (R50)', (_language, _what, written) => {
    expect(lix(written)).toBeLessThanOrEqual(40);
  });
});

describe('the buttons', () => {
  test.each(buttonRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) =>
    expect(buttons.flatMap(rule.find)).toEqual([]),
  );

  test.each(pairs)(
    '%s and %s are of one form, and as long as each other, in every language (R5, E10)',
    (accept, reject) => {
      expect(differences(interfaceText(accept), interfaceText(reject))).toEqual([]);
    },
  );
});

test('the words of Designsystemet’s pattern are kept (R115)', () => {
  expect(interfaceText('change')).toEqual({
    nn: 'Endre kva informasjon vi kan lagre',
    nb: 'Endre hvilken informasjon vi kan lagre',
    en: 'Change what information we can store',
  });
  expect(interfaceText('video.accept')).toEqual({
    nn: 'Godta og vis video',
    nb: 'Godta og vis video',
    en: 'Accept and show video',
  });
  const said = (language: 'nn' | 'nb') =>
    ['save', 'acceptAll', 'rejectAll'].map((name) => interfaceText(name)[language]);
  expect(said('nb')).toEqual(['Lagre valg', 'Godta alle', 'Avslå alle']);
  expect(said('nn')).toEqual(['Lagre val', 'Godta alle', 'Avslå alle']);
});
