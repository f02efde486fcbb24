import { describe, expect, test } from 'vitest';
import { format, parse } from '../../src/decide/answer.js';
import { change } from '../../src/decide/change.js';
import { dfo } from '../../src/values/dfo.js';

const today = 20_779;
const { banner, inContext } = dfo.sites['dfo.no']!;
const ids = [...banner, ...inContext];

const valid = (accepted: readonly string[]) =>
  format(
    change(
      dfo,
      { state: 'unanswered', why: 'none' },
      { yes: accepted, no: ids.filter((id) => !accepted.includes(id)), forget: [] },
      today,
    ),
  );
const yes = valid(['matomo']);
const [version, day, yesTokens, noTokens] = yes.split('.') as [string, string, string, string];

describe('whatever stands in the cookie', () => {
  test('a value of ours is an answer, so that the tests below refuse for a reason (R96)', () => {
    expect(parse(yes, today).state).toBe('answered');
    expect(parse([version, day, yesTokens, noTokens].join('.'), today).state).toBe('answered');
  });

  test.each([
    ['nothing', ''],
    ['a key of every object', '__proto__'],
    ['another key of every object', 'constructor'],
    ['an escaped zero byte', '%00'],
    ['a zero byte', '\0'],
    ['an escape that cannot be read', '%E0%A4%A'],
    ['8 KB', 'x'.repeat(8192)],
    ['8 KB of our own letters', `1.${day}.${'0'.repeat(8000)}.`],
    ['8 KB behind an answer', yes + '0'.repeat(8192)],
    ['JSON with more purposes', '{"statistics":true,"visualisation":true,"media":true,"__proto__":{"may":true}}'],
    ['a JSON list', '["matomo"]'],
    ['a yes in words', 'accept'],
    ['a boolean', 'true'],
    ['a number', '1'],
    ['an emoji', '🍪'],
    ['an emoji in an answer', `1.${day}.🍪aa.`],
    ['only a space', ' '],
    ['an answer in spaces', ` ${yes} `],
    ['an answer and a line end', `${yes}\n`],
    ['an answer in quotes', `"${yes}"`],
    ['two answers', `${yes}; dfo-consent=${yes}`],
    ['an answer of version 2', yes.replace(/^1/, '2')],
    ['an answer of no version', yes.slice(2)],
    ['an answer with no service in it', `1.${day}..`],
    ['half a service', `1.${day}.${yesTokens.slice(0, -1)}.${noTokens}`],
    ['a list too few', `1.${day}.${yesTokens}`],
    ['a list too many', `${yes}.${noTokens}`],
    ['more services than a site may have', `1.${day}.${'00001'.repeat(8)}.`],
    ['a negative day', `1.-${day}.${yesTokens}.${noTokens}`],
    ['a day in capitals', `1.${day.toUpperCase()}.${yesTokens}.${noTokens}`],
    ['the day 0', `1.000.${yesTokens}.${noTokens}`],
    ['a service that is accepted and refused', `1.${day}.${yesTokens}.${yesTokens.slice(0, 3)}`],
    ['OneTrust’s cookie', 'isGpcEnabled=0&datestamp=Sun+Nov+22+2026&groups=C0001%3A1%2CC0002%3A1'],
    ['Cookiebot’s cookie', "{stamp:'-1',necessary:true,preferences:true,statistics:true,marketing:true}"],
    ['a TCF string', 'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA'],
    ['Cookie Information’s cookie', '%7B%22consents_approved%22%3A%5B%22cookie_cat_statistic%22%5D%7D'],
  ])('%s is no answer (R96)', (_, value) => {
    expect(parse(value, today).state).toBe('unanswered');
  });

  test('a value that is no answer is told apart from no cookie at all, so that it can be deleted (R96)', () => {
    expect(parse('__proto__', today)).toEqual({ state: 'unanswered', why: 'invalid' });
    expect(parse(undefined, today)).toEqual({ state: 'unanswered', why: 'none' });
  });

  test.each([
    ['a service twice in the list of yes', `1.${day}.${yesTokens}${yesTokens}.`],
    ['a service twice in the list of no', `1.${day}..${noTokens.slice(0, 3)}${noTokens.slice(0, 3)}`],
    ['a service accepted for two lifetimes', `1.${day}.${yesTokens}${yesTokens.slice(0, 3)}zz.`],
    ['a day with a zero before it', `1.0${day}.${yesTokens}.${noTokens}`],
    ['services in another order', `1.${day}..${noTokens.match(/.{3}/g)!.reverse().join('')}`],
  ])('%s is not how an answer is written, so it is none (R96)', (_, value) => {
    expect(parse(value, today).state).toBe('unanswered');
  });

  test('no answer opens a service by a name of every object (R96, R97)', () => {
    const read = parse(yes, today);
    expect(read).toMatchObject({ state: 'answered' });
    expect(({} as Record<string, unknown>)['may']).toBeUndefined();
    if (read.state === 'answered') expect([...read.yes.keys()]).toEqual([dfo.services['matomo']!.fingerprint]);
  });
});
