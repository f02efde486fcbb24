import type { Program } from 'acorn';
import { Bag } from './value.js';
import { evaluate } from './expressions.js';
import type { Load, Vendors } from './facts.js';
import { callClosure, construct } from './functions.js';
import { judgeDoubts, judgeHtml } from './judge.js';
import { join } from './join.js';
import { opaque, type Doubt, type Machine, type Place, type Summary } from './machine.js';
import { callMethod, hasMethod } from './methods.js';
import { callNative, startsQueue } from './natives.js';
import { get, global, globalOf, set } from './objects.js';
import { parseScript } from './parse.js';
import { Scope } from './value.js';
import { executeAll, hoistVars } from './statements.js';
import { nothing, texts, type Closure, type Made, type Opaque, type Possibility, type Value } from './value.js';

/** There is more to follow than anybody should wait for. */
export class TooMuch extends Error {}

/** Times that one function is followed with what others may give to it. */
const mostRuns = 40;
/** Places that one function or object may be given to before it is known well enough. */
const mostBags = 6;

interface Late {
  readonly closure: Closure;
  readonly self: Value;
  readonly bag: Bag;
  /** Asked for when it runs, since there may be more then. */
  readonly args: () => readonly Value[];
}

export class Follower implements Machine {
  readonly loads = new Map<string, Load>();
  readonly globals: Scope;
  readonly page = new Bag();
  readonly events = new Bag();
  readonly roots = new Map<string, Bag>();
  readonly slots = new Map<string, Value>();
  readonly queues = new Map<string, Set<Made>>();
  readonly services = new Map<string, readonly string[]>();
  readonly doubts: Doubt[] = [];
  readonly closures: Closure[] = [];
  readonly summaries = new Map<NonNullable<Closure['node']>, Summary>();
  readonly calls = new Map<NonNullable<Closure['node']>, number>();
  branch = 0;
  depth = 0;
  mayLeave = false;
  hasUnfollowedScript = false;
  written: Value = texts('');
  #lastBranch = 0;
  /** What was where before the way that is being followed. */
  #changed: Map<Place, Value> | undefined;
  readonly #late: Late[] = [];
  readonly #waiting = new Map<Closure, Set<Bag>>();
  readonly #runs = new Map<unknown, number>();
  #texts = 0;

  constructor(
    readonly source: string,
    readonly vendors: Vendors,
    isModule: boolean,
    public budget: number,
  ) {
    this.globals = new Scope(undefined, isModule ? nothing : [opaque('window', this.page)], true);
    this.isModule = isModule;
    this.#all = budget;
  }
  readonly isModule: boolean;
  readonly #all: number;

  /** Follows the script, then what others may call of it. */
  follow(program: Program): void {
    const scope = this.isModule ? new Scope(this.globals, nothing, true) : this.globals;
    // A `var` of a classic script is the page's own of that name if there is one.
    hoistVars(this, program.body, scope, (name) => (this.isModule ? nothing : join([globalOf(this, name)], nothing)));
    this.execute(program.body, scope);
    judgeHtml(this, this.written, (address) => `writes ${address} into the page`, true);
    for (let round = 0; round < 2 && this.patience > 6 * round; round++) this.#runLate();
    // What has been built was paid for; to look through it once costs no more.
    this.budget += this.#all;
    judgeDoubts(this);
    // What was found there may have run.
    judgeDoubts(this);
    this.#judgeQueues();
  }

  get patience(): number {
    const left = this.budget / this.#all;
    return left > 0.9 ? 400 : left > 0.8 ? 30 : left > 0.65 ? 4 : left > 0.5 ? 1 : 0;
  }

  step(cost = 1): void {
    this.budget -= cost;
    if (this.budget < 0) throw new TooMuch();
  }

  inBranch<T>(work: () => T): T {
    const before = this.branch;
    this.branch = ++this.#lastBranch;
    try {
      return work();
    } finally {
      this.branch = before;
    }
  }

  oneOf<T>(ways: readonly (() => T)[]): T[] {
    const outer = this.#changed;
    const after = new Map<Place, Value>();
    const results = ways.map((way) => {
      const before = new Map<Place, Value>();
      this.#changed = before;
      try {
        return this.inBranch(way);
      } finally {
        for (const [place, value] of before) {
          after.set(place, join(after.get(place) ?? value, place.value));
          if (outer && !outer.has(place)) outer.set(place, value);
          place.value = value;
        }
        this.#changed = outer;
      }
    });
    this.step(after.size);
    for (const [place, value] of after) place.value = join(place.value, value);
    return results;
  }

  change(place: Place, value: Value): void {
    if (this.#changed && !this.#changed.has(place)) this.#changed.set(place, place.value);
    place.value = value;
  }

  evaluate(...[node, scope]: Parameters<Machine['evaluate']>): Value {
    return evaluate(this, node, scope);
  }

  execute(...[body, scope]: Parameters<Machine['execute']>) {
    return executeAll(this, body, scope);
  }

  get(of: Value, key: string | undefined): Value {
    const found = get(this, of, key);
    const others = found.filter((one) => one.kind !== 'plain' || one.value !== undefined);
    if (key === undefined || others.length === found.length || !of.some((one) => hasMethod(one, key))) return found;
    return join(
      others,
      this.native((self, args) => callMethod(this, self, key, args)),
    );
  }

  set(of: Value, key: string | undefined, value: Value): void {
    set(this, of, key, value);
  }

  call(callee: Value, self: Value, args: readonly Value[]): Value {
    this.step();
    const callees = callee.filter(({ kind }) => kind === 'closure' || kind === 'opaque');
    const results = callees.map((one) => {
      const work = () =>
        one.kind === 'closure' ? callClosure(this, one, self, args) : this.callNative(one as Opaque, self, args, false);
      return callees.length > 1 ? this.inBranch(work) : work();
    });
    return results.length ? join(...results) : nothing;
  }

  construct(callee: Value, args: readonly Value[]): Value {
    this.step();
    const results = callee.map((one): Value => {
      if (one.kind === 'closure') return construct(this, one, args);
      return one.kind === 'opaque' ? this.callNative(one, nothing, args, true) : [];
    });
    return join(...results);
  }

  callNative(callee: Opaque, self: Value, args: readonly Value[], isNew: boolean): Value {
    return callNative(this, callee, self, args, isNew);
  }

  callMethod(self: Value, name: string, args: readonly Value[]): Value {
    return callMethod(this, self, name, args);
  }

  callBy(closure: Closure, self: Value, args: readonly Value[], bag: Bag, isLast = false): Value {
    const params = closure.node?.params ?? [];
    // What it does with something unknown is followed already.
    if (closure.node && (this.calls.get(closure.node) ?? 0) > 1) return [opaque('deep call', bag)];
    const given = params.map((param, at): Value => {
      const isJQuery = param.type === 'Identifier' && /^(\$|jQuery)$/.test(param.name);
      return args[at] ?? (isJQuery ? global(this, '$') : [opaque('event', bag)]);
    });
    const rest: Value[] = given.length ? [] : [[opaque('event', bag)]];
    return callClosure(this, closure, self, [...given, ...rest], isLast);
  }

  escape(value: Value, bag: Bag, self: Value, depth = 0): void {
    if (depth > 3) return;
    for (const one of value) {
      this.step();
      if (one.kind === 'closure') this.later(one, self, bag);
      if (one.kind === 'made' && one.tag === undefined && !this.#isEscaped(one, bag))
        for (const inside of one.properties.values()) this.escape(inside, bag, [one], depth + 1);
    }
  }

  #isEscaped(one: Made, bag: Bag): boolean {
    const known = this.#escaped.get(one) ?? new Set();
    this.#escaped.set(one, known);
    if (known.has(bag) || known.size >= mostBags) return true;
    known.add(bag);
    return false;
  }
  readonly #escaped = new WeakMap<Made, Set<Bag>>();

  later(closure: Closure, self: Value, bag: Bag, args: () => readonly Value[] = () => []): void {
    const bags = this.#waiting.get(closure) ?? new Set();
    this.#waiting.set(closure, bags);
    if (bags.has(bag) || bags.size >= mostBags) return;
    bags.add(bag);
    this.#late.push({ closure, self, bag, args });
  }

  #runLate(): void {
    // The list grows while it is gone through.
    for (const { closure, self, bag, args } of this.#late) this.#runOnce(closure, self, bag, args());
    for (const closure of this.closures) {
      if (closure.hasRun) continue;
      const home = closure.home;
      const self: Value = home ? [home, ...home.instances] : [opaque('element of somebody', new Bag())];
      if (closure.ofClass)
        this.inBranch(() =>
          construct(
            this,
            closure,
            (closure.node?.params ?? []).map((): Value => [opaque('parameter', new Bag())]),
          ),
        );
      else this.#runOnce(closure, self, new Bag(), []);
    }
  }

  #runOnce(closure: Closure, self: Value, bag: Bag, args: readonly Value[]): void {
    const runs = this.#runs.get(closure.node) ?? 0;
    if (runs > Math.min(mostRuns, this.patience)) return;
    this.#runs.set(closure.node, runs + 1);
    this.inBranch(() => this.callBy(closure, self, args, bag, true));
  }

  runText(code: string): void {
    if (++this.#texts > 40) return;
    const program = parseScript(code, false);
    if (program) this.inBranch(() => this.execute(program.body, new Scope(this.globals, undefined, true)));
    else for (const service of this.vendors.within(code)) this.tell(service, 'runs a text that could not be read');
  }

  #judgeQueues(): void {
    for (const [name, arrays] of this.queues) {
      const isStarted = [...arrays].some((one) =>
        [...one.properties.values(), one.other].some((command) => startsQueue(this, command)),
      );
      if (isStarted) this.tell(this.vendors.globals.get(name), `starts ${name}`);
      else if (this.hasUnfollowedScript)
        this.tell(this.vendors.globals.get(name), `uses ${name} and makes a script of an unknown address`);
    }
  }

  made(type: string, properties: Iterable<readonly [string, Value]> = [], tag?: string): Made {
    this.step();
    return {
      kind: 'made',
      type,
      tag,
      properties: new Map(properties),
      getters: new Map(),
      setters: new Map(),
      other: [],
      prototype: [],
      length: undefined,
      instances: [],
      branch: this.branch,
    };
  }

  array(elements: readonly Value[]): Made {
    this.step(elements.length);
    const made = this.made(
      'array',
      elements.map((one, at) => [String(at), one] as const),
    );
    made.length = elements.length;
    return made;
  }

  native(call: (self: Value, args: readonly Value[]) => Value): Value {
    const closure: Possibility = {
      kind: 'closure',
      node: undefined,
      scope: this.globals,
      ofClass: undefined,
      own: call,
      statics: this.made('function'),
      home: undefined,
      hasRun: true,
    };
    return [closure];
  }

  tell(service: string | undefined, why: string): void {
    if (service !== undefined && !this.loads.has(service)) this.loads.set(service, { service, why });
  }
}
