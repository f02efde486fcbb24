import type { ScriptFacts } from './script.js';
import type { Setup } from './setup.js';

/** How much of the page's own scripts is remembered, in characters, to know what they define. */
const memory = 262_144;

/** Why a script waits that loads nothing itself. */
export interface Dependence {
  readonly service: string;
  readonly why: string;
}

/**
 * What waiting scripts and elements would have given to the page. A script that cannot do without it waits too: run
 * before, it would fail.
 */
export class Dependents {
  /** Names that only waiting scripts define. */
  readonly #names = new Map<string, string>();
  /** Data attributes that waiting elements had. */
  readonly #attributes = new Map<string, string>();
  /** What libraries give to the page, by service. */
  readonly #brought: ReadonlyMap<string, readonly string[]>;
  /** Queues that are there from the page's first script on, with their service. */
  readonly queues: ReadonlyMap<string, string>;
  /** They, and what libraries give to the page whose scripts wait in it. */
  readonly globals: Map<string, string>;
  /** The page's own scripts that run: what they define needs no waiting. Read only when somebody asks. */
  #running: (() => ReadonlySet<string>)[] = [];
  #remembered = 0;

  constructor({ waiting }: Setup) {
    const all = Object.entries(waiting);
    this.#brought = new Map(all.map(([id, { marks }]) => [id, marks.globals ?? []]));
    this.queues = new Map(all.flatMap(([id, { marks }]) => (marks.queues ?? []).map((name) => [name, id] as const)));
    this.globals = new Map(this.queues);
  }

  scriptWaits(service: string, facts: Pick<ScriptFacts, 'gives'> | undefined): void {
    for (const name of this.#brought.get(service) ?? []) this.globals.set(name, service);
    for (const name of facts?.gives ?? []) if (!this.queues.has(name)) this.#names.set(name, service);
  }

  scriptRuns(length: number, gives: () => ReadonlySet<string>): void {
    this.#remembered += length;
    if (this.#remembered < memory) this.#running.push(gives);
  }

  attributeWaits(name: string, service: string): void {
    this.#attributes.set(name, service);
  }

  /** Without whose waiting scripts or elements a script cannot do. */
  of(text: string, facts: () => Pick<ScriptFacts, 'takes' | 'attributes'>): Dependence | undefined {
    if (!this.#mayNeed(text)) return undefined;
    const { takes, attributes } = facts();
    for (const name of takes) {
      if (this.queues.has(name)) continue;
      const vendor = this.globals.get(name);
      if (vendor !== undefined)
        return { service: vendor, why: `uses ${name}, which the waiting library of ${vendor} brings` };
      const owner = this.#names.get(name);
      if (owner !== undefined && !this.#isDefinedElsewhere(name))
        return { service: owner, why: `uses ${name}, which only a waiting script defines` };
    }
    for (const name of attributes) {
      const owner = this.#attributes.get(name);
      if (owner !== undefined) return { service: owner, why: `looks for ${name}, which a waiting element had` };
    }
    return undefined;
  }

  /** To parse a script costs more than to see that nothing in it is spelled as what it could need. */
  #mayNeed(text: string): boolean {
    const names = [...this.globals.keys(), ...this.#names.keys()].filter((name) => !this.queues.has(name));
    if (!names.length && !this.#attributes.size) return false;
    if (text.includes('\\u')) return true;
    if (this.#attributes.size && text.includes('data')) return true;
    return names.some((name) => text.includes(name));
  }

  #isDefinedElsewhere(name: string): boolean {
    return this.#running.some((gives) => gives().has(name));
  }
}
