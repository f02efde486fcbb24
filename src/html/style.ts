/**
 * What a style loads, and a sheet split for consent: https://drafts.csswg.org/css-syntax-3/.
 *
 * Browsers read a hostile sheet differently: WebKit knows `U+0` ranges everywhere and others in one descriptor, none has
 * the specification's narrow set of signs in names, and all look ahead for imports without reading quotes as quotes. So
 * a sheet has several readings. An address that one of them loads is loaded, and a sheet that they split differently
 * waits whole.
 */
import { type CSSToken, tokenizer, TokenType } from '@csstools/css-tokenizer';

/** One address that a style would load. */
export interface StyleLoad {
  /** As browsers read it: without escapes, not resolved. */
  readonly address: string;
  /** Where in the text the token or function is that holds it: what to replace so that nothing loads. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'import' | 'url';
}

/** A sheet split for consent. */
export interface SplitStyle {
  /** The sheet without what loads from a vendor; undefined when no rule is left in it. */
  readonly live: string | undefined;
  /** What comes before it when allowed: the held imports, and `@layer` statements that come before them. */
  readonly before: string;
  /** What comes after it when allowed: the held rules within their wrappers, and the sheet's `@namespace` rules. */
  readonly after: string;
  readonly services: readonly string[];
}

/** Every address that a style sheet, or with `isAttribute` the value of `style`, `fill`, `mask` …, makes a browser fetch. */
export function loadsOf(css: string, isAttribute: boolean): StyleLoad[] {
  const { loads } = readInEveryWay(css, isAttribute);
  return loads.map(({ address, start, end, kind }) => ({ address, start, end, kind }));
}

/** `css` split by the service that `of` tells for an address; undefined when nothing belongs to a service. */
export function split(css: string, of: (address: string) => string | undefined): SplitStyle | undefined {
  const { loads, readings } = readInEveryWay(css, false);
  const services = [...new Set(loads.flatMap(({ address }) => of(address) ?? []))];
  if (!services.length) return undefined;
  const vendors = new Set(loads.filter(({ address }) => of(address) !== undefined).map(({ address }) => address));
  const isHeld = ({ address }: StyleLoad) => vendors.has(address);
  const whole = { live: undefined, before: '', after: css, services };
  const [first, ...others] = readings.map((reading) => splitReading(css, reading, isHeld));
  const parts = ['live', 'before', 'after'] as const;
  if (!others.every((one) => parts.every((part) => one[part] === first![part]))) return whole;
  // What looks ahead can find an import that is none, and see another one where the first is gone.
  const left = readInEveryWay(first!.live, false);
  if (left.loads.some(({ address }) => of(address) !== undefined)) return whole;
  return { ...first!, live: left.readings.some(({ hasRules }) => hasRules) ? first!.live : undefined, services };
}

/** A load while it is read: the end of a function is found later. */
interface Load extends StyleLoad {
  end: number;
  /** How it is written: a text in quotes can only be replaced by one. */
  readonly form: 'text' | 'function';
  /** In a custom property; it loads where a function that takes texts as addresses takes that property. */
  readonly isCustom: boolean;
}

/** `@media … {`, a part of the sheet that has rules of its own. */
interface Wrapper {
  readonly start: number;
  readonly end: number;
  readonly outer: Wrapper | undefined;
  readonly depth: number;
}

/** A rule that is held as a whole: at the top, or directly in a wrapper. */
interface Rule {
  readonly start: number;
  end: number;
  readonly wrapper: Wrapper | undefined;
  /** The name of an at-rule. */
  readonly at: string | undefined;
  readonly loads: Load[];
}

interface Reading {
  readonly loads: readonly Load[];
  /** The rules that load, `@layer` and `@namespace` statements, in order. */
  readonly rules: readonly Rule[];
  /** Whether there is more than white space, comments and `@charset`. */
  readonly hasRules: boolean;
}

/** Where `U+0url(x)` is a range and an address; elsewhere it is a number with a unit and a bracket. */
type Ranges = 'nowhere' | 'everywhere' | 'descriptor';

function readInEveryWay(css: string, isAttribute: boolean): { loads: Load[]; readings: Reading[] } {
  // Of the standard's preprocessing the tokenizer leaves this out: in `url(` it takes NUL for a mistake.
  const text = css.replaceAll('\0', '\uFFFD');
  const wide = text.replace(notInNames, 'é');
  const ways: readonly Ranges[] = /u\+[0-9a-f?]/i.test(text) ? ['nowhere', 'everywhere', 'descriptor'] : ['nowhere'];
  const texts = wide === text ? [text] : [wide, text];
  const readings = withoutStacks(() =>
    texts.flatMap((names) => ways.map((ranges) => new Walk(text, names, ranges, isAttribute).read())),
  );
  const found = new Map<string, Load>();
  for (const load of readings.flatMap(({ loads }) => loads)) found.set(`${load.start} ${load.address}`, load);
  const addresses = new Set([...found.values()].map(({ address }) => address));
  for (const ahead of isAttribute ? [] : importsAhead(text))
    if (!addresses.has(ahead.address)) found.set(`${ahead.start} ${ahead.address}`, ahead);
  return { loads: [...found.values()].sort((a, b) => a.start - b.start), readings };
}

/**
 * Signs that no browser minds in a name, and the specification does:
 * https://drafts.csswg.org/css-syntax-3/#non-ascii-ident-code-point
 */
const notInNames =
  /[^\0-\x7f\xb7\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c-\u200d\u203f-\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\udfff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The tokenizer makes an `Error` of each mistake. Its stack costs ten times the mistake, and a megabyte holds 500 000. */
function withoutStacks<Result>(work: () => Result): Result {
  const limit = Error.stackTraceLimit;
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return work();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', limit);
  }
}

/** At-rules that have rules of their own, and go on applying when these are told apart. */
const wrappers = new Set([
  'media',
  'supports',
  'layer',
  'container',
  'scope',
  'starting-style',
  'document',
  '-moz-document',
]);
/** At-rules before whose `{` or `;` nothing loads: conditions, selectors, names. What follows an import's address is one too. */
const quiet = new Set([...wrappers, 'namespace', 'charset', 'import']);
/** Functions that take a text for an address: https://drafts.csswg.org/css-images-4/, css-values-5, filter-effects-1. */
const takesTexts = new Set(['url', 'src', 'image-set', 'image', 'image-rect', 'cross-fade', 'filter']);
/** Functions within these whose texts are none. */
const takesNone = new Set(['type', 'format', 'tech', 'local', 'integrity', 'cross-origin', 'referrer-policy']);

/** Functions that stand for what is written elsewhere: https://drafts.csswg.org/css-values-5/#arbitrary-substitution. */
const substitutes = new Set(['var', 'if', 'inherit', 'attr', 'env']);
/** Statements that rules may follow without an end to what only a sheet's beginning may say. */
const head = new Set(['charset', 'import', 'layer', 'namespace']);

const kindOf = (isImport: boolean): StyleLoad['kind'] => (isImport ? 'import' : 'url');

/** `url(` or `src(` while it is open: its texts load, and all of it is replaced. */
interface Call {
  readonly start: number;
  readonly kind: StyleLoad['kind'];
  readonly loads: Load[];
}

/** What a text in quotes is: an address, an argument that may become one, or no address. */
type Texts = 'addresses' | 'arguments' | 'none';

/** An open bracket. */
interface Frame {
  readonly closing: TokenType | undefined;
  /** What the brackets hold: rules that are held one by one, statements, or neither. */
  readonly holds: 'rules' | 'statements' | 'values';
  readonly texts: Texts;
  readonly call: Call | undefined;
  /** The statement that a block is part of. */
  readonly outer: Statement | undefined;
}

/** A rule or a declaration while it is open. */
interface Statement {
  readonly start: number;
  readonly at: string | undefined;
  /** What may be the name of a property. */
  readonly name: string | undefined;
  part: 'name' | 'value' | 'other';
}

/** One reading of a style. Nesting is kept in a list, so that its depth costs no stack. */
class Walk {
  readonly #loads: Load[] = [];
  readonly #rules: Rule[] = [];
  readonly #frames: Frame[];
  #hasRules = false;
  /** Whether a function that takes texts takes a custom property, or what a function of the style's own makes. */
  #takesCustom = false;
  #statement: Statement | undefined;
  #rule: Rule | undefined;
  #wrapper: Wrapper | undefined;
  /** Whether `@layer` and `@namespace` statements mean something still: rules end them. */
  #isHead = true;
  /** After `@import`: what comes next is its address. */
  #awaitsImport = false;

  /** `names` is `text` with other signs in the same places, by which it is cut into tokens. */
  constructor(
    private readonly text: string,
    private readonly names: string,
    private readonly ranges: Ranges,
    private readonly isAttribute: boolean,
  ) {
    const holds = isAttribute ? 'statements' : 'rules';
    this.#frames = [{ closing: undefined, holds, texts: 'none', call: undefined, outer: undefined }];
  }

  read(): Reading {
    let from = 0;
    let next = this.#tokensFrom(from, this.ranges === 'everywhere');
    let token = next();
    while (token[0] !== TokenType.EOF) {
      const start = from + token[2];
      const wasRange = this.#isRange();
      const following = next();
      const end = following[0] === TokenType.EOF ? this.text.length : from + following[2];
      if (token[0] !== TokenType.Whitespace && token[0] !== TokenType.Comment) this.#take(token, start, end);
      token = following;
      if (this.ranges === 'descriptor' && this.#isRange() !== wasRange) {
        from = end;
        next = this.#tokensFrom(from, !wasRange);
        token = next();
      }
    }
    // What is open at the end is closed there: https://drafts.csswg.org/css-syntax-3/#parse-errors
    this.#closeRule(this.text.length);
    const loaded = (loads: readonly Load[]) => loads.filter(({ isCustom }) => !isCustom || this.#takesCustom);
    const rules = this.#rules.map((rule) => ({ ...rule, loads: loaded(rule.loads) }));
    return { loads: loaded(this.#loads), rules, hasRules: this.#hasRules };
  }

  #tokensFrom(start: number, unicodeRangesAllowed: boolean): () => CSSToken {
    return tokenizer({ css: start ? this.names.slice(start) : this.names, unicodeRangesAllowed }).nextToken;
  }

  /** Whether we are in the value of `unicode-range`. */
  #isRange(): boolean {
    return this.#statement?.part === 'value' && this.#statement.name === 'unicode-range';
  }

  get #top(): Frame {
    return this.#frames.at(-1)!;
  }

  #take(token: CSSToken, start: number, end: number): void {
    const { holds } = this.#top;
    const isFirst = !this.#statement && holds !== 'values';
    if (isFirst && this.#isBetween(token)) return;
    if (isFirst && token[0] !== this.#top.closing) this.#begin(token, start);
    else if (this.#statement?.part === 'name' && holds !== 'values') {
      this.#statement.part = token[0] === TokenType.Colon ? 'value' : 'other';
    }
    const isAddress = this.#awaitsImport;
    this.#awaitsImport = token[0] === TokenType.AtKeyword && token[4].value.toLowerCase() === 'import';
    switch (token[0]) {
      case TokenType.String:
        return this.#takeText(token, start, end, isAddress);
      case TokenType.URL:
        if (isAddress || !this.#isQuiet())
          this.#add(this.#addressIn(token, start, end), { start, end, kind: kindOf(isAddress), form: 'function' });
        return;
      case TokenType.Function:
        return this.#openFunction(token[4].value.toLowerCase(), start, isAddress);
      case TokenType.OpenParen:
        return this.#open(TokenType.CloseParen);
      case TokenType.OpenSquare:
        return this.#open(TokenType.CloseSquare);
      case TokenType.OpenCurly:
        return this.#openBlock(end);
      case TokenType.CloseParen:
      case TokenType.CloseSquare:
      case TokenType.CloseCurly:
        // Browsers pass over a bracket that closes nothing.
        if (this.#top.closing === token[0]) this.#close(start, end);
        return;
      case TokenType.Semicolon:
        // At the top of a sheet it is part of a selector, unless an at-rule ends with it.
        if (holds !== 'values' && (this.isAttribute || this.#frames.length > 1 || this.#statement?.at !== undefined))
          this.#end(end);
    }
  }

  /** Whether `token` stands between statements: `;` in blocks, and what hid styles from the browsers of 1996. */
  #isBetween([type]: CSSToken): boolean {
    if (this.isAttribute || this.#frames.length > 1) return type === TokenType.Semicolon;
    return type === TokenType.CDO || type === TokenType.CDC;
  }

  #begin(token: CSSToken, start: number): void {
    const at = token[0] === TokenType.AtKeyword ? token[4].value.toLowerCase() : undefined;
    const name = token[0] === TokenType.Ident ? token[4].value.toLowerCase() : undefined;
    this.#statement = { start, at, name, part: name === undefined ? 'other' : 'name' };
    if (at !== 'charset') this.#hasRules = true;
    if (!head.has(at ?? '')) this.#isHead = false;
    if (this.#top.holds === 'rules') this.#rule = { start, end: start, wrapper: this.#wrapper, at, loads: [] };
  }

  /** The statement ends, and with it the rule that it is. */
  #end(end: number): void {
    this.#statement = undefined;
    if (this.#top.holds === 'rules') this.#closeRule(end);
  }

  #closeRule(end: number): void {
    if (!this.#rule) return;
    this.#rule.end = end;
    if (this.#rule.loads.length || (this.#isHead && this.#rule.at !== undefined)) this.#rules.push(this.#rule);
    this.#rule = undefined;
  }

  /** Whether we are before the `{` or `;` of an at-rule that loads nothing there. */
  #isQuiet(): boolean {
    return this.#statement?.at !== undefined && quiet.has(this.#statement.at);
  }

  /** Whether what stands here can come into a function through `var()`, or as the result of a function of the style's own. */
  #isCustom(): boolean {
    const { name, part } = this.#statement ?? {};
    return part === 'value' && (name!.startsWith('--') || name === 'initial-value' || name === 'result');
  }

  #takeText(token: CSSToken, start: number, end: number, isImport: boolean): void {
    const { texts, call } = this.#top;
    const add = (found: Omit<Load, 'address' | 'isCustom'>, isCustom = false) =>
      this.#add(this.#addressIn(token, start, end), found, isCustom);
    if (isImport) add({ start, end, kind: 'import', form: 'text' });
    else if (call && texts === 'addresses')
      call.loads.push(add({ start: call.start, end: this.text.length, kind: call.kind, form: 'function' }));
    else if (this.#isQuiet()) return;
    else if (texts === 'addresses') add({ start, end, kind: 'url', form: 'text' });
    else if (texts === 'arguments' || this.#isCustom()) add({ start, end, kind: 'url', form: 'text' }, true);
  }

  #add(address: string, found: Omit<Load, 'address' | 'isCustom'>, isCustom = false): Load {
    const load: Load = { address, ...found, isCustom };
    this.#loads.push(load);
    this.#rule?.loads.push(load);
    return load;
  }

  /** The address as it is in the text: `names` has other signs there. */
  #addressIn(token: CSSToken, start: number, end: number): string {
    const written = this.text.slice(start, end);
    const isSame = this.text === this.names || written === this.names.slice(start, end);
    const [type, , , , data] = isSame ? token : tokenizer({ css: written }).nextToken();
    return type === TokenType.String || type === TokenType.URL ? data.value : '';
  }

  #openFunction(name: string, start: number, isImport: boolean): void {
    const { texts } = this.#top;
    const isOwn = name.startsWith('--');
    if (texts === 'addresses' && (isOwn || substitutes.has(name))) this.#takesCustom = true;
    const plain = name.replace(/^-(?:webkit|moz|ms|o)-/, '');
    if (plain === 'url' || plain === 'src') {
      const isQuiet = this.#isQuiet() && !isImport;
      this.#open(TokenType.CloseParen, 'addresses', isQuiet ? undefined : { start, kind: kindOf(isImport), loads: [] });
    } else if (takesTexts.has(plain)) this.#open(TokenType.CloseParen, 'addresses');
    else if (takesNone.has(plain)) this.#open(TokenType.CloseParen, 'none');
    else this.#open(TokenType.CloseParen, isOwn && texts === 'none' ? 'arguments' : texts);
  }

  #open(closing: TokenType, texts = this.#top.texts, call = this.#top.call): void {
    this.#frames.push({ closing, holds: 'values', texts, call, outer: undefined });
  }

  #openBlock(end: number): void {
    const { holds, texts, call } = this.#top;
    const { start, at = '' } = this.#rule ?? { start: end };
    const isWrapper = holds === 'rules' && wrappers.has(at);
    if (isWrapper) {
      this.#isHead = false;
      this.#rule = undefined;
      this.#statement = undefined;
      this.#wrapper = { start, end, outer: this.#wrapper, depth: (this.#wrapper?.depth ?? 0) + 1 };
    }
    const outer = this.#statement;
    this.#statement = undefined;
    const inside = isWrapper ? 'rules' : 'statements';
    this.#frames.push({ closing: TokenType.CloseCurly, holds: inside, texts, call, outer });
  }

  #close(start: number, end: number): void {
    if (this.#top.holds === 'rules') {
      this.#closeRule(start);
      this.#wrapper = this.#wrapper?.outer;
    }
    const { closing, call, outer } = this.#frames.pop()!;
    if (call && call !== this.#top.call) for (const load of call.loads) load.end = end;
    if (closing !== TokenType.CloseCurly) return;
    this.#statement = outer;
    if (this.#top.holds !== 'values') this.#end(end);
  }
}

/** `css` as one reading of it splits it. */
function splitReading(css: string, { loads, rules }: Reading, isHeld: (load: Load) => boolean) {
  const held = rules.filter((rule) => rule.loads.some(isHeld));
  const isImport = ({ at, wrapper }: Rule) => at === 'import' && !wrapper;
  const edits = [
    ...held.filter(isImport).map(({ start, end }) => ({ start, end, instead: '' })),
    ...loads.filter(isHeld).map(({ start, end, form }) => ({ start, end, instead: nothing[form] })),
  ];
  return {
    live: edited(css, edits),
    before: importsOf(css, rules, isImport, new Set(held)),
    after: heldRules(
      css,
      rules,
      held.filter((rule) => !isImport(rule)),
    ),
  };
}

/** What loads nothing, and leaves a declaration valid. */
const nothing = { function: 'url("data:,")', text: '"data:,"' } as const;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** `css` with each edit but those within another one. */
function edited(css: string, edits: readonly Edit[]): string {
  let out = '';
  let done = 0;
  for (const { start, end, instead } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    out += css.slice(done, start) + instead;
    done = end;
  }
  return out + css.slice(done);
}

/** The held imports. The first `@layer` to name a layer gives it its place, so those before an import come along. */
function importsOf(css: string, rules: readonly Rule[], isImport: (rule: Rule) => boolean, held: ReadonlySet<Rule>) {
  let before = '';
  let layers = '';
  for (const rule of rules) {
    const text = css.slice(rule.start, rule.end);
    if (isImport(rule) && held.has(rule)) {
      before += layers + text;
      layers = '';
    } else if (rule.at === 'layer' && !rule.loads.length) layers += text;
  }
  return before;
}

/** The held rules as a sheet: within the wrappers that they share, and with the prefixes that their selectors may use. */
function heldRules(css: string, rules: readonly Rule[], held: readonly Rule[]): string {
  if (!held.length) return '';
  let after = rules
    .filter(({ at, wrapper }) => at === 'namespace' && !wrapper)
    .map(({ start, end }) => css.slice(start, end))
    .join('');
  let open: Wrapper | undefined;
  function goTo(wrapper: Wrapper | undefined): void {
    const opening: Wrapper[] = [];
    let common = wrapper;
    while (common !== open) {
      if (open && open.depth >= (common?.depth ?? 0)) {
        after += '}';
        open = open.outer;
      } else {
        opening.push(common!);
        common = common!.outer;
      }
    }
    for (const { start, end } of opening.reverse()) after += css.slice(start, end);
    open = wrapper;
  }
  for (const { start, end, wrapper } of held) {
    goTo(wrapper);
    after += css.slice(start, end);
  }
  // A rule that the end closes would swallow what closes its wrappers; the end closes them too.
  if (held.at(-1)!.end < css.length) goTo(undefined);
  return after;
}

/**
 * The imports that browsers ask for before they read a sheet as one. They know quotes, comments and escapes in some
 * places only: in `@charset "a;@import 'V';"` they see an import.
 */
function importsAhead(css: string): Load[] {
  return /@import/i.test(css) ? [...lookAsChromium(css), ...lookAsWebKit(css), ...lookAsFirefox(css)] : [];
}

const isSpace = (sign: string | undefined): boolean => sign !== undefined && ' \t\n\f\r'.includes(sign);
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[a-z]/i.test(sign);

/** The first place from `at` on where `stops` holds, or the end. */
function find(css: string, at: number, stops: (sign: string, at: number) => boolean): number {
  let here = at;
  while (here < css.length && !stops(css[here]!, here)) here++;
  return here;
}
const afterSpace = (css: string, at: number): number => find(css, at, (sign) => !isSpace(sign));

/** A place between rules, or the end, after one rule has been looked at. */
interface Look {
  readonly next: number;
  readonly load?: Load | undefined;
}

/** Looks at one rule after the other, as far as `rule` says; `undefined` ends it. */
function look(css: string, rule: (at: number) => Look | undefined): Load[] {
  const found: Load[] = [];
  for (let at = afterSpace(css, 0); at < css.length; ) {
    const looked = rule(at);
    if (!looked) break;
    if (looked.load) found.push(looked.load);
    at = afterSpace(css, looked.next);
  }
  return found;
}

/** An address as it stands between its quotes and brackets, escapes and all. */
function rawLoad(css: string, start: number, end: number): Load | undefined {
  const written = css.slice(start, end).trim();
  const bare = /^url\((.*)\)$/is.exec(written)?.[1]?.trim() ?? written;
  const quote = bare[0];
  const isQuoted = bare.length > 1 && (quote === '"' || quote === "'") && bare.at(-1) === quote;
  const address = isQuoted ? bare.slice(1, -1).trim() : bare;
  return address ? { address, start, end, kind: 'import', form: 'text', isCustom: false } : undefined;
}

/** Rules before an import that look-ahead passes over. */
const passedOver = new Set(['import', 'charset', 'layer']);

/**
 * The part that Chromium and WebKit share: where a rule's value begins. `value` says where it ends, and where the rule.
 * An import with another condition than a layer is not asked for.
 * https://source.chromium.org/chromium/chromium/src/+/main:third_party/blink/renderer/core/html/parser/css_preload_scanner.cc
 */
function lookAsBlink(
  css: string,
  value: (start: number, isImport: boolean) => { end: number; semicolon: number },
): Load[] {
  return look(css, (at) => {
    if (css[at] === '/') {
      const close = css[at + 1] === '*' ? css.indexOf('*/', at + 2) : at;
      return close < 0 ? undefined : { next: close + 2 };
    }
    if (css[at] !== '@') return undefined;
    if (!isLetter(css[at + 1])) return { next: at + 2 };
    const nameEnd = find(css, at + 1, (sign) => isSpace(sign) || sign === ';');
    const start = css[nameEnd] === ';' ? nameEnd : afterSpace(css, nameEnd);
    if (css[start] === ';') return { next: start + 1 };
    if (css[start] === '{') return undefined;
    const name = css.slice(at + 1, nameEnd).toLowerCase();
    const { end, semicolon } = value(start, name === 'import');
    if (!passedOver.has(name) || css[semicolon] === '{') return undefined;
    const isAsked = name === 'import' && /^(?:layer(?:\(.*\))?)?$/is.test(css.slice(end, semicolon).trim());
    return { next: semicolon + 1, load: isAsked ? rawLoad(css, start, end) : undefined };
  });
}

/** Whether a value is complete, by its last two signs. */
function isFinished(css: string, start: number, end: number): boolean {
  if (end - start < 2 || css[end - 2] === '\\') return false;
  const quote = css[start];
  return css[end - 1] === (quote === '"' || quote === "'" ? quote : ')');
}

const isEnd = (sign: string): boolean => sign === ';' || sign === '{';

function lookAsChromium(css: string): Load[] {
  return lookAsBlink(css, (start, isImport) => {
    const isSemicolon = (sign: string, at: number) => sign === ';' && (!isImport || isFinished(css, start, at));
    const end = find(css, start, (sign, at) => isSpace(sign) || isSemicolon(sign, at));
    const condition = afterSpace(css, end);
    if (condition >= css.length || isEnd(css[condition]!)) return { end, semicolon: condition };
    const conditionEnd = find(css, condition, (sign) => isSpace(sign) || sign === ';');
    return { end, semicolon: find(css, conditionEnd, isEnd) };
  });
}

/** https://github.com/WebKit/WebKit/blob/main/Source/WebCore/html/parser/CSSPreloadScanner.cpp */
function lookAsWebKit(css: string): Load[] {
  return lookAsBlink(css, (start) => {
    const end = find(css, start, (sign, at) => isSpace(sign) || isFinished(css, start, at));
    return { end, semicolon: find(css, end, isEnd) };
  });
}

/** https://searchfox.org/mozilla-central/source/layout/style/ImportScanner.cpp */
function lookAsFirefox(css: string): Load[] {
  return look(css, (at) => {
    if (css[at] === '/') return css[at + 1] === '*' ? afterFirefoxComment(css, at + 2) : undefined;
    if (css[at] !== '@') return undefined;
    const nameEnd = find(css, at + 1, (sign) => !isLetter(sign));
    const name = css.slice(at + 1, nameEnd).toLowerCase();
    if (!isSpace(css[nameEnd]) || !passedOver.has(name)) return undefined;
    const start = afterSpace(css, nameEnd);
    let load: Load | undefined;
    let end = nameEnd;
    if (name === 'import') {
      const isUrl = css.slice(start, start + 4).toLowerCase() === 'url(';
      const inner = isUrl ? afterSpace(css, start + 4) : start;
      const isQuoted = css[inner] === '"' || css[inner] === "'";
      if (!isUrl && !isQuoted) return undefined;
      end = css.indexOf(isQuoted ? css[inner]! : ')', inner + Number(isQuoted));
      if (end < 0) return undefined;
      load = rawLoad(css, inner + Number(isQuoted), end++);
    }
    const semicolon = find(css, end, isEnd);
    return css[semicolon] === '{' ? undefined : { next: semicolon + 1, load };
  });
}

/** Of the two stars before a comment's last sign it takes the second for text. */
function afterFirefoxComment(css: string, at: number): Look | undefined {
  for (let star = css.indexOf('*', at); star >= 0; star = css.indexOf('*', star + 2))
    if (css[star + 1] === '/') return { next: star + 2 };
  return undefined;
}
