import { build } from 'esbuild';
import type { Tab } from '../harness/open-browser.js';
import type { Asked } from './facts.js';
import type { Eyes } from './in-page/index.js';
import type { Subject } from './probe.js';

let bundle: Promise<string> | undefined;

/** A script for pages, one expression, from a file beside this one. It needs no `eval` of the page, so no policy of the page stops it. */
export async function script(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    logLevel: 'error',
    write: false,
    format: 'iife',
    minify: true,
  });
  return `(() => { ${outputFiles[0]!.text} })()`; // It may begin with "use strict", which is a statement.
}

/** Asks a page something by name, and brings the eyes to see it with where the page has none yet. */
export async function ask<Name extends keyof Eyes>(
  tab: Tab,
  name: Name,
  ...args: Parameters<Eyes[Name]>
): Promise<Awaited<ReturnType<Eyes[Name]>>> {
  const call = `Promise.resolve(globalThis.__eyes ? __eyes.${name}(...${JSON.stringify(args)}) : '__blind')`;
  let answer = await tab.evaluate<unknown>(call);
  if (answer === '__blind') {
    bundle ??= script('in-page/index.ts');
    await tab.evaluate(await bundle);
    answer = await tab.evaluate<unknown>(call);
  }
  return answer as Awaited<ReturnType<Eyes[Name]>>;
}

export const askedOf = ({ roots, choices }: Subject): Asked => ({ roots, choices: { ...choices } });

/** What several probes look at is looked at once, as long as the page and the view of it are the same. */
export function shared<T>(look: (subject: Subject) => Promise<T>): (subject: Subject) => Promise<T> {
  const seen = new WeakMap<Tab, Map<string, Promise<T>>>();
  return async (subject) => {
    const stamp = JSON.stringify(subject.roots) + (await ask(subject.tab, 'stamp', askedOf(subject)));
    const ofTab = seen.get(subject.tab) ?? new Map<string, Promise<T>>();
    seen.set(subject.tab, ofTab);
    const value = ofTab.get(stamp) ?? look(subject);
    ofTab.set(stamp, value);
    return value;
  };
}

/** Looks at the same state in a tab of its own. */
export async function anew<T>(subject: Subject, look: (fresh: Subject) => Promise<T>): Promise<T> {
  const fresh = await subject.again();
  try {
    return await look(fresh);
  } finally {
    await fresh.tab.close();
    // Firefox paints no focus in a tab behind another, and does not turn back by itself.
    await subject.tab.bringToFront();
  }
}

export const viewOf = shared((subject) => ask(subject.tab, 'viewOf', askedOf(subject)));
