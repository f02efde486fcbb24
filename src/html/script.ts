import type { Program } from 'acorn';
import type { Load, ScriptFacts, Vendors } from './script/facts.js';
import { Follower, TooMuch } from './script/follow.js';
import { mayName } from './script/may-name.js';
import { namesOf, type Names } from './script/names.js';
import { parseScript } from './script/parse.js';
import { stringsIn } from './script/strings.js';

export type { ScriptFacts, Vendors } from './script/facts.js';

/** Steps that every script is followed for, and more for each character. */
const steps = { least: 150_000, perCharacter: 8 };

/**
 * What an inline script does, by its syntax tree: what it loads of the services that `vendors` knows, and the names by
 * which it and other scripts of the page depend on each other. Nothing is run. Each part is worked out when it is asked for.
 */
export function factsOf(text: string, isModule: boolean, vendors: Vendors): ScriptFacts {
  const program = once(() => parseScript(text, isModule));
  const names = once((): Names => namesOf(program(), isModule));
  const loads = once(() => loadsOf(text, program, isModule, vendors));
  return {
    get loads() {
      return loads();
    },
    get gives() {
      return names().gives;
    },
    get takes() {
      return names().takes;
    },
    get attributes() {
      return names().attributes;
    },
    get isRead() {
      return program() !== undefined;
    },
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

function loadsOf(text: string, parse: () => Program | undefined, isModule: boolean, vendors: Vendors): readonly Load[] {
  if (!mayName(text, vendors)) return [];
  const program = parse();
  if (!program) return mentioned([text], vendors, 'could not be read');
  const follower = new Follower(text, vendors, isModule, steps.least + steps.perCharacter * text.length);
  try {
    follower.follow(program);
    return [...follower.loads.values()];
  } catch (error) {
    // Deeper than this machine can go, or longer than a page should wait.
    if (!(error instanceof TooMuch) && !(error instanceof RangeError)) throw error;
  }
  const others = mentioned(stringsIn(program), vendors, 'does too much to be followed');
  return [...follower.loads.values(), ...others.filter(({ service }) => !follower.loads.has(service))];
}

function mentioned(texts: readonly string[], vendors: Vendors, why: string): Load[] {
  const all = texts.flatMap((one) => [...vendors.within(one), ...vendors.within(`"${one}"`)]);
  return [...new Set(all)].map((service) => ({ service, why }));
}
