import type { Program } from 'acorn';
import type { Load, ScriptFacts, Vendors } from './script/facts.js';
import { Follower, TooMuch } from './script/follow.js';
import { namesOf, type Names } from './script/names.js';
import { parseScript } from './script/parse.js';
import { stringsIn } from './script/strings.js';

export type { Load, ScriptFacts, Vendors } from './script/facts.js';

/** Steps that every script is followed for, and more for each character. */
const steps = { least: 150_000, perCharacter: 8 };

/**
 * What an inline script does, by its syntax tree: what it loads of the services that `vendors` knows, and the names by
 * which it and other scripts of the page depend on each other. Nothing is run.
 */
export function factsOf(text: string, isModule: boolean, vendors: Vendors): ScriptFacts {
  let read: { readonly program: Program | undefined } | undefined;
  const program = () => (read ??= { program: parseScript(text, isModule) }).program;
  let found: readonly Load[] | undefined;
  let names: Names | undefined;
  const known = () => (names ??= namesOf(program(), isModule));
  return {
    get loads() {
      return (found ??= mayLoad(text) ? loadsOf(text, program(), isModule, vendors) : []);
    },
    get gives() {
      return known().gives;
    },
    get takes() {
      return known().takes;
    },
    get attributes() {
      return known().attributes;
    },
    get isRead() {
      return program() !== undefined;
    },
  };
}

/** Without a bracket, an assignment or an import nothing is loaded. */
const mayLoad = (text: string): boolean => /[(=`]|import|export/.test(text);

function loadsOf(text: string, program: Program | undefined, isModule: boolean, vendors: Vendors): readonly Load[] {
  const mentioned = (strings: readonly string[], why: string): Load[] => {
    const all = strings.flatMap((one) => [...vendors.within(one), ...vendors.within(`"${one}"`)]);
    return [...new Set(all)].map((service) => ({ service, why }));
  };
  if (!program) return mentioned([text], 'could not be read');
  const follower = new Follower(text, vendors, isModule, steps.least + steps.perCharacter * text.length);
  try {
    follower.follow(program);
    return [...follower.loads.values()];
  } catch (error) {
    if (!(error instanceof TooMuch) && !(error instanceof RangeError)) throw error;
  }
  const others = mentioned(stringsIn(program), 'does too much to be followed');
  return [...follower.loads.values(), ...others.filter(({ service }) => !follower.loads.has(service))];
}
