import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { isVendor, levels, script, words } from '../harness/levels-page.js';
import { empty, fixture } from '../harness/fixture.js';

const engine = inject('engine');

/** What docs/guard.md says of this engine. */
function told(level: string): string | undefined {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const rows = readFileSync('docs/guard.md', 'utf8').split('\n').map(cells);
  const header = rows.find((row) => row[1] === 'level')!;
  return rows.find((row) => row[1] === level)?.[header.findIndex((cell) => cell.toLowerCase() === engine)];
}

const at = fixture((request) => {
  const { host, path } = request;
  if (host !== 'www.dfo.no') return empty(request);
  if (path === '/own.js') return { headers: { 'content-type': 'text/javascript' }, body: script };
  const level = levels[Number(path.slice(1))];
  return level && { headers: level.policy ? { 'content-security-policy': level.policy } : {}, body: level.html };
});

test.each(levels)('$name', { tags: ['matrix'] }, async (level) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${levels.indexOf(level)}`);
  await tab.waitForTimeout(800);
  // A preconnect asks for nothing, so its connection is what counts of it.
  const asked = new Set(at.server.requests.map(({ host }) => host).filter(isVendor));
  const went = new Set([...asked, ...at.server.connections.filter(isVendor)]);
  const measured = words({ requests: asked.size, connections: went.size });
  if (process.env['LEVELS']) {
    const names = [...went].map((host) => `${host.split('.')[0]}${asked.has(host) ? '' : ' (connection)'}`);
    console.log(`${engine}, ${level.name}: ${measured} (${names.join(', ') || 'none'})`);
  } else expect(measured).toBe(told(level.name));
});
