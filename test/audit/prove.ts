import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../src/audit/model.js';
import { serve, type Server } from '../browser/serve.js';
import type { Fault } from './fault.js';
import { auditOf } from './run.js';
import { replyOf, type Site } from './site.js';

const told = ({ rule, subject, message }: Finding) => `${rule}: ${subject}: ${message}`;

/** Faults with the same twin, which is looked at once for all of them. */
function twins(faults: readonly Fault[]): { names: string; fault: Fault }[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const { clean, url, options: { registry, ...options } = {} } = fault;
    const key = JSON.stringify([clean, url, options, registry?.organisation]);
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return [...groups.values()].map((group) => ({ names: group.map(({ name }) => name).join('; '), fault: group[0]! }));
}

/** For each fault a test that it is found and named by its rules alone, and one that its twin gives no finding. */
export function prove(faults: readonly Fault[]): void {
  let server: Server;
  let now: Site = {};
  beforeAll(async () => {
    server = await serve((request) => replyOf(now)(request));
  });
  afterAll(() => server?.close());

  const look = (site: Site, { url, options }: Pick<Fault, 'url' | 'options'>) => {
    now = site;
    server.forget();
    return auditOf(server, { ...(url !== undefined && { url }), ...(options && { options }) });
  };

  test.each(faults)('found: $name', async ({ faulty, rules, subject, proof, url, options, faultyOptions }) => {
    const { findings } = await look(faulty, { ...(url !== undefined && { url }), options: { ...options, ...faultyOptions } });
    expect([...new Set(findings.map(({ rule }) => rule))].sort(), findings.map(told).join('\n')).toEqual([...rules].sort());
    const named = subject ? findings.filter((finding) => subject.test(finding.subject)) : findings;
    expect(named, `${findings.map(told).join('\n')}\nshould have the subject ${subject}`).not.toEqual([]);
    if (proof) expect(named.map(({ evidence }) => JSON.stringify(evidence)).join('\n')).toMatch(proof);
  });

  test.each(twins(faults))('nothing is found in the twin of: $names', async ({ fault }) => {
    const { findings, pages } = await look(fault.clean, fault);
    expect(findings.map(told)).toEqual([]);
    // And not for want of looking.
    expect(pages.map(({ status, failures }) => ({ status, failures }))).toEqual([{ status: 200, failures: [] }]);
    expect(pages[0]!.states).toEqual(expect.arrayContaining(['unanswered', 'refused', 'accepted', 'withdrawn']));
  });
}
