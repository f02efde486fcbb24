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
  readonly #services = new Set<string>();
  readonly #globals = new Map<string, string>();
  /** The page's own scripts that run: what they define needs no waiting. Read only when somebody asks. */
  #running: (() => ReadonlySet<string>)[] = [];
  #remembered = 0;

  constructor({ services, released }: Setup) {
    for (const [id, { marks }] of Object.entries(services)) {
      if (!released.has(id)) for (const name of marks.globals ?? []) this.#globals.set(name, id);
    }
  }

  /** The names that libraries give to the page whose scripts wait in it. */
  get globals(): ReadonlyMap<string, string> {
    return new Map([...this.#globals].filter(([, id]) => this.#services.has(id)));
  }

  scriptWaits(service: string, facts: Pick<ScriptFacts, 'gives'> | undefined, queues: ReadonlySet<string>): void {
    this.#services.add(service);
    for (const name of facts?.gives ?? []) if (!queues.has(name)) this.#names.set(name, service);
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
      const vendor = this.#globals.get(name);
      if (vendor !== undefined && this.#services.has(vendor))
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
    if (!this.#names.size && !this.#attributes.size && !this.#services.size) return false;
    if (text.includes('\\u')) return true;
    if (this.#attributes.size && text.includes('data')) return true;
    for (const [name, id] of this.#globals) if (this.#services.has(id) && text.includes(name)) return true;
    for (const name of this.#names.keys()) if (text.includes(name)) return true;
    return false;
  }

  #isDefinedElsewhere(name: string): boolean {
    return this.#running.some((gives) => gives().has(name));
  }
}
