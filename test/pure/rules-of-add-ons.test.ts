/**
 * The rule for Consent-O-Matic has the form that its documentation gives, for its engine is in no registry of packages:
 * https://github.com/cavi-au/Consent-O-Matic#rule-elements
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const selection = z.strictObject({ selector: z.string().min(1), displayFilter: z.boolean().optional() });
const found = { parent: selection.optional(), target: selection };
const matcher = z.strictObject({ type: z.literal('css'), ...found });
const click = z.strictObject({ type: z.literal('click'), ...found });
/** As much of the form as the rule uses; a misspelt name would be passed over in silence by the engine. */
const form = z.strictObject({
  $schema: z.literal('https://raw.githubusercontent.com/cavi-au/Consent-O-Matic/master/rules.schema.json'),
  'dfo-consent': z.strictObject({
    detectors: z
      .array(z.strictObject({ presentMatcher: z.array(matcher).min(1), showingMatcher: z.array(matcher).min(1) }))
      .length(1),
    methods: z
      .array(
        z.strictObject({
          name: z.enum(['OPEN_OPTIONS', 'DO_CONSENT', 'SAVE_CONSENT']),
          action: z.strictObject({ type: z.literal('ifallowall'), trueAction: click, falseAction: click }),
        }),
      )
      .length(1),
  }),
});
const rule = form.parse(JSON.parse(readFileSync('rules/consent-o-matic.json', 'utf8')));

test('the rule for Consent-O-Matic has its documented form, and says yes for those alone who allow everything', () => {
  const [{ name, action }] = rule['dfo-consent'].methods as [(typeof rule)['dfo-consent']['methods'][number]];
  expect(name).toBe('DO_CONSENT');
  expect(action.trueAction.target.selector).toBe('[data-dfo-consent=accept]');
  expect(action.falseAction.target.selector).toBe('[data-dfo-consent=reject]');
});

test('a misspelt name in it would be found', () => {
  const [detector] = rule['dfo-consent'].detectors;
  const { showingMatcher, ...misspelt } = detector!;
  const wrong = { ...rule['dfo-consent'], detectors: [{ ...misspelt, showingMatchers: showingMatcher }] };
  expect(form.safeParse({ ...rule, 'dfo-consent': wrong }).success).toBe(false);
});
