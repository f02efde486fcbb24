import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 30_000 }); // Every test starts a process.

const root = new URL('../../', import.meta.url);

/** What importing `specifier` leaves behind in a plain Node: names on the global object, listeners, handles that keep it alive. */
function tracesOf(specifier: string) {
  const probe = `
    const look = () => ({
      globals: Reflect.ownKeys(globalThis).map(String).sort(),
      listeners: process.eventNames().map(String).sort(),
      handles: process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name === 'Immediate'),
    });
    const before = look();
    const names = Object.keys(await import(${JSON.stringify(specifier)}));
    const after = look();
    const added = Object.fromEntries(Object.keys(after).map((key) => [key, after[key].filter((one) => !before[key].includes(one))]));
    console.log(JSON.stringify({ names, added, dom: [typeof document, typeof window] }));
  `;
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', probe], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(out) as { names: string[]; added: Record<string, string[]>; dom: string[] };
}

const nothing = { globals: [], listeners: [], handles: [] };

describe('importing', () => {
  test.each([
    ['src/index.ts', ['start', 'defineRegistry', 'decide']],
    ['registry/index.ts', ['registry', 'defineRegistry']],
    ['src/disclosure/index.ts', ['declaration', 'html', 'markdown']],
  ])('%s on a server defines no global, starts nothing and throws nothing (R97)', (path, names) => {
    const traces = tracesOf(new URL(path, root).href);
    expect(traces.dom).toEqual(['undefined', 'undefined']);
    expect(traces.names).toEqual(expect.arrayContaining(names));
    expect(traces.added).toEqual(nothing);
  });

  test('a module that does leave something behind is seen, so that the tests above say something', () => {
    const leaky = 'data:text/javascript,globalThis.left = 1; setTimeout(() => {}, 1); process.on("SIGUSR2", () => {});';
    expect(tracesOf(leaky).added).toEqual({ globals: ['left'], listeners: ['SIGUSR2'], handles: ['Timeout'] });
  });
});
