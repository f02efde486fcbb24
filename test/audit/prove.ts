import { afterAll, beforeAll, expect, test } from 'vitest';
import { states, type Finding, type State } from '../../src/audit/model.js';
import { serve, type Server } from '../harness/serve.js';
import { unlessIn } from '../harness/tags.js';
import type { Fault } from './fault.js';
import { auditOf } from './run.js';
import { replyOf } from './site.js';
import type { Site } from './site-type.js';

/** Who meets what a rule is about; everybody where nothing is said. Others would only take time. */
const meets: readonly (readonly [RegExp, readonly State[]])[] = [
  [
    /^(stored-before|contacted-before|ungated|undeclared-embed|choice|control|box|page|banner|statement|unknown|no-interface)/,
    [],
  ],
  [/-after-refusal$/, ['refused']],
  [/-beyond-consent$/, ['one-embed']],
  [/^(undeclared|lifetime|not-as-declared|declared-not-seen|lost-on-back|no-way-back|dead-link)/, ['accepted']],
];

/** The visitors who come for a fault and for its twin. */
function visitorsOf(rules: readonly string[]): readonly State[] {
  const wanted = new Set<State>([
    'unanswered',
    ...rules.flatMap((rule) => meets.find(([about]) => about.test(rule))?.[1] ?? states),
  ]);
  return states.filter((state) => wanted.has(state));
}

const told = ({ rule, subject, message }: Finding) => `${rule}: ${subject}: ${message}`;

/** Faults with the same twin, which is looked at once for all of them. */
function twins(faults: readonly Fault[]): { names: string; fault: Fault }[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const { clean, url, rules, options: { registry, ...options } = {} } = fault;
    const key = JSON.stringify([clean, url, options, registry?.organisation, visitorsOf(rules)]);
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].map((group) => ({ names: group.map(({ name }) => name).join('; '), fault: group[0]! }));
}

/**
 * What `npm test` sees a real browser observe: a cookie, a request, storage elsewhere, what comes after a withdrawal, a banner, a page
 * that fails. Which rules that breaks is proven on recorded observations, and on all planted faults by `npm run test:all`.
 */
const ofEachChannel = [
  'cookie by the server, HttpOnly',
  'ungated video',
  'storage in the video’s frame',
  'tracker after withdrawal',
  'no reject',
  'banner that does not come',
];

/** For each fault a test that it is found and named by its rules alone, and one that its twin gives no finding. */
export function prove(faults: readonly Fault[]): void {
  let server: Server;
  let now: Site = {};
  beforeAll(async () => {
    server = await serve((request) => replyOf(now)(request));
  });
  afterAll(() => server?.close());

  const look = (site: Site, { url, options, rules }: Pick<Fault, 'url' | 'options' | 'rules'>) => {
    now = site;
    server.forget();
    return auditOf(server, { ...(url !== undefined && { url }), options: { visitors: visitorsOf(rules), ...options } });
  };

  for (const { name, faulty, rules, subject, proof, url, options, faultyOptions } of faults) {
    test(`found: ${name}`, unlessIn(ofEachChannel.includes(name)), async () => {
      const { findings } = await look(faulty, {
        rules,
        ...(url !== undefined && { url }),
        options: { ...options, ...faultyOptions },
      });
      expect([...new Set(findings.map(({ rule }) => rule))].sort(), findings.map(told).join('\n')).toEqual(
        [...rules].sort(),
      );
      const named = subject ? findings.filter((finding) => subject.test(finding.subject)) : findings;
      expect(named, `${findings.map(told).join('\n')}\nshould have the subject ${subject}`).not.toEqual([]);
      if (proof) expect(named.map(({ evidence }) => JSON.stringify(evidence)).join('\n')).toMatch(proof);
    });
  }

  for (const { names, fault } of twins(faults)) {
    test(
      `nothing is found in the twin of: ${names}`,
      unlessIn(ofEachChannel.slice(0, 2).includes(fault.name)),
      async () => {
        const { findings, pages } = await look(fault.clean, fault);
        expect(findings.map(told)).toEqual([]);
        // And not for want of looking.
        expect(pages.map(({ status, failures }) => ({ status, failures }))).toEqual([{ status: 200, failures: [] }]);
        const visitors = visitorsOf(fault.rules);
        expect(pages[0]!.states).toEqual(expect.arrayContaining(visitors.filter((state) => state !== 'one-embed')));
      },
    );
  }
}
