/** The demo's own sites, as the audit sees them: what the registry says of them is so, and nothing else. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/server.js';
import { registry } from '../../registry/index.js';
import { unlessIn } from '../harness/tags.js';
import { auditOf } from './run.js';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo({ port: 0, tls: inject('tls') });
});
afterAll(() => demo?.close());

const sites = Object.entries(registry.sites).filter(([, { kind }]) => kind === 'website');
const address = ([, { hostnames, banner, inContext }]: (typeof sites)[number]) => ({
  url: `https://${hostnames[0]}/`,
  asks: banner.length + inContext.length > 0,
});

for (const [id, site] of sites)
  test(`${id} is clean`, unlessIn(id === 'doffin.no'), async () => {
    const { url, asks } = address([id, site]);
    const { pages, findings } = await auditOf({ ports: { http: demo.port, https: demo.port } }, { url });
    expect(findings.map(({ rule, subject, message }) => `${rule}: ${subject}: ${message}`)).toEqual([]);
    // And not for want of looking: whoever is asked can answer.
    expect(pages).toMatchObject([{ site: id, status: 200, failures: [] }]);
    if (asks) expect(pages[0]!.states).toContain('accepted');
  });
