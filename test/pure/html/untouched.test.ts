import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { gateHtml, gateHtmlStream, type GateOptions } from '../../../src/html/index.js';

const options: GateOptions = { site: 'dfo.no' };
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Texts of every kind that people write or generate: to a reader of HTML they are all HTML. */
const kinds = new Set('html htm svg xml md js mjs cjs css vue txt json ts'.split(' '));
const largest = 300_000;
/** What belongs to a service of the registry, in any spelling that a file without malice has. */
const vendor = /vimeo|tableau|acast|qlik|boost\.ai|boostchat|boostinit|matomo|piwik|_paq|_mtm/i;

/** Every file below a folder, in the order of the alphabet, so that a sample is the same each time. */
function* filesIn(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile() && kinds.has(entry.name.split('.').at(-1)!.toLowerCase())) yield path;
  }
}

const isSmall = (path: string) => statSync(path).size <= largest;
const all = [...filesIn(modules)].filter(isSmall);

/** `count` of them, from the whole list, and of the rarer kinds all that there are. */
function sampled(count: number): string[] {
  const rare = all.filter((path) => /\.(html?|svg|xml|vue|txt)$/i.test(path));
  const step = Math.max(1, Math.floor(all.length / count));
  return [...new Set([...rare.slice(0, count / 3), ...all.filter((_, i) => i % step === 0)])].slice(0, count);
}

async function streamed(text: string): Promise<string> {
  const { writable, readable } = gateHtmlStream(options);
  const writer = writable.getWriter();
  const written = (async () => {
    for (let at = 0; at < text.length; at += 4096) await writer.write(text.slice(at, at + 4096));
    await writer.close();
  })();
  let out = '';
  for await (const piece of readable as unknown as AsyncIterable<string>) out += piece;
  await written;
  return out;
}

/** Those that do not come back as they were, with the reason. */
async function touched(paths: readonly string[]): Promise<{ changed: string[]; looked: number }> {
  const changed: string[] = [];
  let looked = 0;
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    if (vendor.test(text)) continue;
    looked++;
    const name = relative(modules, path);
    try {
      if (gateHtml(text, options) !== text) changed.push(name);
      else if (looked % 10 === 0 && (await streamed(text)) !== text) changed.push(`${name} (as a stream)`);
    } catch (error) {
      changed.push(`${name}: ${error}`);
    }
  }
  return { changed, looked };
}

describe('files without vendors come back byte for byte', () => {
  test('a sample of all kinds', { timeout: 120_000 }, async () => {
    const { changed, looked } = await touched(sampled(1500));
    expect(changed).toEqual([]);
    expect(looked).toBeGreaterThan(1000);
  });

  test('as many as there are', { tags: ['matrix'], timeout: 1_200_000 }, async () => {
    const { changed, looked } = await touched(sampled(12_000));
    expect(changed).toEqual([]);
    expect(looked).toBeGreaterThan(5000);
  });

  test('the twin: the same file with one embed in it does not', () => {
    const path = all.find((one) => one.endsWith('.md') && !vendor.test(readFileSync(one, 'utf8')))!;
    const text = `${readFileSync(path, 'utf8')}\n<iframe src="https://player.vimeo.com/1"></iframe>`;
    expect(gateHtml(text, options)).not.toBe(text);
  });
});
