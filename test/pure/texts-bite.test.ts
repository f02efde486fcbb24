import { describe, expect, test } from 'vitest';
import type { Text } from '../../registry/model.js';
import { buttonRules, differences, type Button } from '../fixtures/button-rules.js';
import { agreements, disagreements, infinitivesOnA, strangersIn, unchosenIn } from '../fixtures/languages.js';
import { lix } from '../fixtures/lix.js';
import { findingsOf, textRules } from '../fixtures/text-rules.js';

const good: Text = {
  nn: 'Vi lagrar berre svaret ditt her på sida.',
  nb: 'Vi lagrer bare svaret ditt her på siden.',
  en: 'We only store your answer here on the page.',
};

/** A text that breaks one rule, by the beginning of the rule's name, and what is found. */
const planted: readonly (readonly [rule: string, text: Partial<Record<string, string>>, found: string])[] = [
  ['exists in', { nn: '' }, 'nn: nothing'],
  ['exists in', { se: 'Mii vurket dušše du vástádusa.' }, 'se'],
  ['is translated', { nn: good.nb }, 'nn and nb are one text'],
  ['is translated', { en: good.nb }, 'en is Norwegian'],
  ['has the same {placeholders}', { en: 'We only store {answer} here on the page.' }, ' ≠  ≠ answer'],
  ['has no word', { nn: 'Vi lagrer bare svaret ditt.' }, 'nn: lagrer'],
  ['has no word', { nb: 'Vi lagrar bare svaret ditt.' }, 'nb: lagrar'],
  ['has no word', { en: 'We only store svaret, og this.' }, 'en: og'],
  ['keeps to one form', { nn: 'Det er òg naudsynt.' }, 'nn: naudsynt'],
  ['in nynorsk has infinitives', { nn: 'Du kan lagra svaret, og du kan be om å få sletta det.' }, 'nn: kan lagra'],
  ['has participles', { nn: 'Informasjonskapslane blir brukt til statistikk.' }, 'nn: Informasjonskapslane blir brukt'],
  ['has participles', { nb: 'De blir brukte til statistikk.' }, 'nb: blir brukte'],
  ['asks nothing', { nn: 'Vil du ikkje svare?' }, 'nn: Vil du ikkje svare?'],
  ['asks nothing', { nb: 'Vil du ikke svare?' }, 'nb: Vil du ikke svare?'],
  ['asks nothing', { en: 'Don’t you want to answer?' }, 'en: Don’t you want to answer?'],
  ['neither flatters', { nn: 'Hjelp oss med eit svar.' }, 'nn: Hjelp oss'],
  ['neither flatters', { nb: 'Godta anbefalte valg.' }, 'nb: anbefalte'],
  ['neither flatters', { en: 'Accept for the best visit!' }, 'en: best'],
  ['has the quotes', { nn: 'Vi seier "ja".' }, 'nn: ": quotes are «these»'],
  ['has the quotes', { en: 'We say «yes».' }, 'en: «: quotes are “these” and apostrophes ’'],
  ['has marks', { nb: 'Ett  mellomrom.' }, 'nb: a stray space'],
  ['has marks', { nb: 'Et mellomrom .' }, 'nb: a space before a mark'],
  ['has marks', { nb: 'Et mellomrom ( her).' }, 'nb: a space after an opening mark'],
  ['has marks', { nb: 'Ett,to.' }, 'nb: no space after a mark'],
  ['has marks', { nb: 'Vent...' }, 'nb: three dots for an ellipsis'],
  ['has marks', { nb: 'Vent - litt.' }, 'nb: a hyphen for a dash'],
  ['has marks', { nb: 'Fra 2020-2026.' }, 'nb: a hyphen between numbers'],
  ['has marks', { nb: 'Vent. litt.' }, 'nb: a sentence in lower case'],
  ['has no soft hyphen', { nn: 'Informasjons\u00adkapslar.' }, 'nn: Informasjons\u00adkapslar.'],
  ['has no soft hyphen', { nn: 'Pa\u030A sida.' }, 'nn: Pa\u030A sida.'],
  ['begins and ends', { en: 'We only store your answer here on the page' }, 'ends: . ≠ . ≠ '],
  ['begins and ends', { nn: 'vi lagrar berre svaret ditt her på sida.' }, 'begins: false ≠ true ≠ true'],
];

const ruleOf = (name: string) => textRules.find((one) => one.name.startsWith(name))!;

describe('a planted fault is found, by its rule', () => {
  test.each(planted.map(([name, text, found]) => [ruleOf(name).name, text, found] as const))(
    '%s: %o',
    (name, text, found) => {
      const rule = ruleOf(name);
      expect(findingsOf(rule, [['planted', { ...good, ...text } as Text]])).toContain(`planted: ${found}`);
      expect(findingsOf(rule, [['good', good]])).toEqual([]);
    },
  );

  test('each rule has one', () => {
    expect(textRules.filter(({ name }) => !planted.some(([rule]) => name.startsWith(rule)))).toEqual([]);
  });
});

describe('a language is known by its words (R48)', () => {
  test.each([
    ['nn', 'Hva lagres ikke?', ['hva', 'lagres', 'ikke']],
    ['nn', 'Kva blir ikkje lagra?', []],
    ['nb', 'Kva blir ikkje lagra?', ['kva', 'ikkje', 'lagra']],
    ['nb', 'Hva lagres ikke?', []],
    ['en', 'What do vi store?', ['vi']],
    ['en', 'We have no other open set of the same pages.', []],
    ['nn', 'Erklæringa skriv «Hva lagres ikke?»', []],
    ['en', 'The statement writes “Hva lagres ikke?”', []],
    // By their endings, without being listed.
    [
      'nn',
      'Meldinger og meldingene om trygghet, hentes farlig av kundene og selgerne',
      ['meldinger', 'meldingene', 'trygghet', 'hentes', 'farlig', 'kundene', 'selgerne'],
    ],
    ['nn', 'Meldingar og meldingane om tryggleik på nettsidene er frivillige', []],
    [
      'nb',
      'Meldingar om kjærleik og farleg ærlegheit skal visast i tenarane og stasjonar',
      ['meldingar', 'farleg', 'ærlegheit', 'visast', 'tenarane', 'stasjonar'],
    ],
    ['nb', 'Meldinger om lege og kollege som alltid er raske', []],
    ['en', 'Stored på the device', ['på']],
  ] as const)('%s: %s', (language, written, found) => expect(strangersIn(written, language)).toEqual(found));

  test('forms that are not ours, infinitives and participles', () => {
    expect(unchosenIn('Dersom vi brukar det, er det òg eit føremål å trekke noko tilbake.', 'nn')).toEqual([
      'vi brukar',
      'òg',
      'føremål',
      'trekke',
    ]);
    expect(unchosenIn('An organization of your color', 'en')).toEqual(['organization', 'color']);
    expect(infinitivesOnA('Du må ta stilling til å lagra, og vil erklæringa seie det?')).toEqual(['å lagra']);
    expect(disagreements('Desse er sett, dei som blir delt, og dataa blir overført.')).toEqual([
      'Desse er sett',
      'dei som blir delt',
      'dataa blir overført',
    ]);
    expect(disagreements('Desse er sette, og det som blir delt, er innført. Informasjonen blir delte.')).toEqual([
      'Informasjonen blir delte',
    ]);
    expect(agreements('De blir overførte, og de er overført.')).toEqual(['blir overførte']);
  });
});

test('LIX tells easy from hard (R50)', () => {
  expect(lix('Vi har to korte setninger. Her er den andre.')).toBeLessThan(20);
  // One sentence of ten words, five of them long.
  expect(lix('Personvernerklæringen beskriver behandlingen av opplysninger om deg og dine nærmeste.')).toBe(10 + 50);
  expect(lix('')).toBe(0);
});

describe('what stands on a button (R5, R8, R50, E10)', () => {
  const button = (nn: string, isAnswer = true): Button => ({
    name: 'planted',
    isAnswer,
    text: { nn, nb: 'Ja', en: 'Yes' },
  });
  test.each([
    ['answer the banner', button('Godta alle valfrie informasjonskapslar')],
    ['say elsewhere', button('Godta og vis alt som finst på sida', false)],
    ['never speak', button('Berre nødvendige')],
    ['are no sentences', button('Ja.')],
  ] as const)('%s …', (name, planted) => {
    const rule = buttonRules.find((one) => one.name.startsWith(name))!;
    expect(rule.find(planted)).toEqual([`planted: ${planted.text.nn}`]);
    expect(rule.find(button('Ja'))).toEqual([]);
  });

  test('is as long on one side as on the other, and of the same form', () => {
    const text = (written: string): Text => ({ nn: written, nb: written, en: written });
    expect(differences(text('Ja'), text('Nei'))).toEqual([]);
    expect(differences(text('Ja'), text('Avslå'))).toContain('nn: 2 and 5 letters');
    expect(differences(text('Godta alle'), text('Avslå valde'))).toEqual(
      ['nn', 'nb', 'en'].map((one) => `${one}: Godta alle and Avslå valde`),
    );
  });
});
