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

/** A load while it is read: the end of a function is found later. */
export interface Load extends StyleLoad {
  end: number;
  /** How it is written: a text in quotes can only be replaced by one. */
  readonly form: 'text' | 'function';
  /** In a custom property; it loads where a function that takes texts as addresses takes that property. */
  readonly isCustom: boolean;
}

/** `@media … {`, a part of the sheet that has rules of its own. */
export interface Wrapper {
  readonly start: number;
  readonly end: number;
  readonly outer: Wrapper | undefined;
  readonly depth: number;
}

/** A rule that is held as a whole: at the top, or directly in a wrapper. */
export interface Rule {
  readonly start: number;
  end: number;
  readonly wrapper: Wrapper | undefined;
  /** The name of an at-rule. */
  readonly at: string | undefined;
  readonly loads: Load[];
}

export interface Reading {
  readonly loads: readonly Load[];
  /** The rules that load, `@layer` and `@namespace` statements, in order. */
  readonly rules: readonly Rule[];
  /** Whether there is more than white space, comments and `@charset`. */
  readonly hasRules: boolean;
}

/** Where `U+0url(x)` is a range and an address; elsewhere it is a number with a unit and a bracket. */
export type Ranges = 'nowhere' | 'everywhere' | 'descriptor';

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
export class Walk {
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
