import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isVendor, levels, script, tableOf, type Went } from '../../bench/levels-page.js';
import { empty, fixture } from './fixture.js';

const counts: Record<string, Record<string, Went>> = {};

const at = fixture((request) => {
  const { host, path } = request;
  if (host !== 'www.dfo.no') return empty(request);
  if (path === '/own.js') return { headers: { 'content-type': 'text/javascript' }, body: script };
  const level = levels[Number(path.slice(1))];
  return level && { headers: level.policy ? { 'content-security-policy': level.policy } : {}, body: level.html };
});

test.each(levels)('$name', async (level) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no/${levels.indexOf(level)}`);
  await tab.waitForTimeout(800);
  // A preconnect asks for nothing, so its connection is what counts of it.
  const asked = new Set(at.server.requests.map(({ host }) => host).filter(isVendor));
  const went = new Set([...asked, ...at.server.connections.filter(isVendor)]);
  (counts[level.name] ??= {})[name] = { requests: asked.size, connections: went.size };
  if (!process.env['LEVELS']) return;
  const names = [...went].map((host) => `${host.split('.')[0]}${asked.has(host) ? '' : ' (connection)'}`);
  console.log(`${name}, ${level.name}: ${names.join(', ') || 'none'}`);
});

test('docs/guard.md has the table that was measured', () => {
  const table = tableOf(levels.map(({ name }) => [name, counts[name]!['chromium']!, counts[name]!['firefox']!]));
  if (process.env['LEVELS']) console.log(table);
  else expect(readFileSync('docs/guard.md', 'utf8')).toContain(table);
});
