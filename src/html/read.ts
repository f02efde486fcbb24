import { InsertionMode, Token, TokenizerMode } from 'parse5';
import { FlatParser, stateAfter } from './flat-parser.js';
import type { StartTag } from './tags.js';
import type { Element } from './tree.js';
import { TreeParser, type Habits, type ParserListener } from './tree-parser.js';

/**
 * HTML is read by several readers at once: browsers with scripting and without, new ones and older ones, the tree and
 * what looks ahead for something to fetch. Nearly everywhere they agree. Where they part, another parser begins with
 * what has been read so far; it ends where it agrees again. So everything that any reader would see is told, at the
 * cost of one parser for what they agree on.
 */

/** Is told what is read. */
export interface Listener {
  /** By today's browsers with scripting, in the order of the source. */
  startTag(tag: StartTag): void;
  text(characters: string): void;
  /** An element has ended; its end tag, if it has one, is from `start` to `end`. */
  ended(element: Element, start: number, end: number): void;
  /** What another reader sees, perhaps again. `text` is what is in it, for styles and scripts; they are told at their end. */
  seenByOther(tag: StartTag, text: string, scripting: boolean, end: number): void;
  /** Words that another reader sees, no style and no script. */
  wordsOfOther?(words: string, scripting: boolean): void;
  /** An end tag as the first reader finds it written. */
  closingTag?(name: string, start: number): void;
  doctype?(): void;
  /** Everything up to `offset` has been read by the first reader. */
  readTo(offset: number): void;
}

/** Reads HTML as it comes. */
export interface Reader {
  write(chunk: string): void;
  end(): void;
  /** Nobody will come back to what is before it. */
  readonly settled: number;
  /** Whether another reader has parted from the first: it will see again what the first is told now. */
  readonly isParted: boolean;
  /** Whether a reader without scripting has parted at this element, and sees what is in it before its end is told. */
  isSplit(element: Element): boolean;
  /** Where the tags begin that readers are in at the end of what has come; the first reader's first. */
  readonly unfinished: readonly { readonly start: number; readonly isFirst: boolean }[];
}

const today: Habits = { scripting: true, keepsSelect: true, framesets: false };
const withoutScripting: Habits = { ...today, scripting: false };

/** A tree deeper than this is not compared any more, and what has parted goes on: so the cost does not grow with the depth. */
const deepest = 1000;

/** What a reader is in that is in no tag. */
const betweenTags: ReadonlySet<number> = new Set(Object.values(TokenizerMode));

interface Parting {
  /** The element at whose end the two may agree again; undefined where they never do. */
  readonly within: Element | undefined;
  readonly reading: Reading;
}

/** One parser on its way through the source. */
class Reading {
  /** Up to where it has been given the source. */
  given: number;
  /** Up to where it has read. */
  read: number;
  /** Where the style or script begins that it is in: it is told at its end. */
  held: number | undefined;
  /** Tells it, though its end has not come. */
  finish: () => void = () => {};
  readonly partings: Parting[] = [];

  constructor(
    readonly key: string,
    readonly parser: TreeParser | FlatParser,
    start: number,
  ) {
    this.given = start;
    this.read = start;
  }
}

const keyOf = ({ scripting, keepsSelect, framesets }: Habits) => `tree ${scripting} ${keepsSelect} ${framesets}`;

/** A reader by the standard, of a document or a piece of one. `hasScripting` false: as a browser without JavaScript alone. */
export function read(listener: Listener, hasScripting: boolean): Reader {
  return new Readers(listener, hasScripting ? today : withoutScripting);
}

class Readers implements Reader {
  #source = '';
  /** Where `#source` begins. */
  #from = 0;
  #end = 0;
  readonly #first: Reading;
  /** Those that have parted from the first, or from one another, and do not agree yet. */
  readonly #others = new Map<string, Reading>();

  constructor(
    readonly listener: Listener,
    habits: Habits,
  ) {
    const parser = TreeParser.inBody(habits);
    this.#first = new Reading(keyOf(habits), parser, 0);
    this.#listen(this.#first, parser, listener);
  }

  write(chunk: string): void {
    this.#source += chunk;
    this.#end += chunk.length;
    this.#give(this.#first, this.#end);
    for (const reading of this.#others.values()) this.#give(reading, this.#end);
    const { settled } = this;
    this.#source = this.#source.slice(settled - this.#from);
    this.#from = settled;
  }

  end(): void {
    this.#first.parser.tokenizer.write('', true);
    for (const { parser, finish } of this.#others.values()) {
      parser.tokenizer.write('', true);
      finish();
    }
  }

  get isParted(): boolean {
    return this.#others.size > 0;
  }

  get settled(): number {
    if (!this.#others.size) return this.#first.read;
    return Math.min(...[this.#first, ...this.#others.values()].map(({ read, held }) => Math.min(read, held ?? read)));
  }

  isSplit(element: Element): boolean {
    return this.#first.partings.some(
      ({ within, reading }) => within === element && reading.parser instanceof TreeParser,
    );
  }

  get unfinished(): { start: number; isFirst: boolean }[] {
    return [this.#first, ...this.#others.values()]
      .filter(({ parser }) => !betweenTags.has(parser.tokenizer.state))
      .map((reading) => ({ start: reading.read, isFirst: reading === this.#first }));
  }

  #give(reading: Reading, to: number): void {
    if (to <= reading.given) return;
    const piece = this.#source.slice(reading.given - this.#from, to - this.#from);
    reading.given = to;
    const { tokenizer } = reading.parser;
    tokenizer.write(piece, false);
    // Text and comments are handed on when they end, but what has come of them is read: nothing in it will be a tag.
    const { currentToken } = tokenizer as unknown as { readonly currentToken: Token.Token | null };
    if (currentToken?.type === Token.TokenType.COMMENT) reading.read = to;
    else tokenizer.flushCharacters();
  }

  /** Hears one parser, and sees where others would read on in another way. */
  #listen(reading: Reading, parser: TreeParser, told: ParserListener): void {
    let atEnd: Element[] = [];
    let begun: Reading[] = [];
    parser.atFork = (token, start) => {
      const other = this.#otherAt(parser, token);
      if (!other || this.#others.has(keyOf(other)) || keyOf(other) === this.#first.key) return;
      const copy = parser.copy(other, start);
      const parted = new Reading(keyOf(other), copy, start);
      this.#others.set(parted.key, parted);
      this.#listen(parted, copy, this.#otherwise(parted, other.scripting));
      begun.push(parted);
    };
    parser.listen({
      startTag: (tag) => {
        for (const parted of begun) reading.partings.push({ within: tag.element, reading: parted });
        begun = [];
        this.#partFlat(reading, parser, tag);
        told.startTag(tag);
      },
      text: (characters) => told.text(characters),
      ended: (element, start, end) => {
        if (reading.partings.some(({ within }) => within === element)) atEnd.push(element);
        told.ended(element, start, end);
      },
      closingTag: (name, start) => told.closingTag?.(name, start),
      doctype: () => told.doctype?.(),
      readTo: (offset) => {
        reading.read = offset;
        if (atEnd.length) {
          const ended = atEnd;
          atEnd = [];
          this.#join(reading, parser, ended, offset);
        }
        told.readTo(offset);
      },
    });
  }

  /** The habits of who reads from this tag on in another way than `parser`. */
  #otherAt(parser: TreeParser, { tagName }: Token.TagToken): Habits | undefined {
    const { habits } = parser;
    if (parser.isForeign) return undefined;
    if (tagName === 'noscript' && habits.scripting) return { ...habits, scripting: false };
    if (tagName === 'select' && habits.keepsSelect) return { ...habits, keepsSelect: false };
    if (tagName === 'frameset' && !habits.framesets && parser.insertionMode === InsertionMode.IN_BODY)
      return { ...habits, framesets: true };
    return undefined;
  }

  /** Where the tree is in a drawing, or has no place for a text, who reads tags alone reads on in another way. */
  #partFlat(reading: Reading, parser: TreeParser, { name, element, end }: StartTag): void {
    const { scripting } = parser.habits;
    const isRoot = (name === 'svg' || name === 'math') && parser.isForeign;
    const isUntold =
      parser.tokenizer.state === TokenizerMode.DATA && stateAfter(name, scripting) !== TokenizerMode.DATA;
    if (!isRoot && !isUntold) return;
    const key = `flat ${scripting}`;
    if (this.#others.has(key)) return;
    const flat = new FlatParser(scripting, end);
    // It has read the tag, and goes on in the state that this leads to.
    flat.tokenizer.state = stateAfter(name, scripting);
    (flat.tokenizer as unknown as { lastStartTagName: string }).lastStartTagName = name;
    const parted = new Reading(key, flat, end);
    flat.listen({
      ...this.#otherwise(parted, scripting),
      readTo: (offset) => {
        parted.read = offset;
      },
    });
    this.#others.set(key, parted);
    reading.partings.push({ within: isRoot ? element : undefined, reading: parted });
  }

  /** Those that parted in what has ended, and read on as this one does, are over. */
  #join(reading: Reading, parser: TreeParser, ended: readonly Element[], offset: number): void {
    for (const parting of [...reading.partings]) {
      if (!parting.within || !ended.includes(parting.within)) continue;
      reading.partings.splice(reading.partings.indexOf(parting), 1);
      const { reading: other } = parting;
      if (this.#others.get(other.key) !== other) continue;
      this.#give(other, offset);
      if (other.read !== offset || other.held !== undefined) continue;
      const agrees =
        other.parser instanceof FlatParser
          ? other.parser.isInData && !parser.isForeign && parser.isInData
          : parser.depth < deepest && parser.agreesWith(other.parser);
      if (agrees) this.#others.delete(other.key);
    }
  }

  /** Hears a reader that is not the first: what it sees is told one by one, styles and scripts when they have been read. */
  #otherwise(reading: Reading, scripting: boolean): ParserListener {
    let open: { tag: StartTag; text: string } | undefined;
    const close = (end: number) => {
      if (!open) return;
      const { tag, text } = open;
      open = undefined;
      reading.held = undefined;
      this.listener.seenByOther(tag, text, scripting, end);
    };
    reading.finish = () => close(this.#end);
    return {
      startTag: (tag) => {
        if (/^(style|script)$/.test(tag.name)) {
          close(tag.start);
          open = { tag, text: '' };
          reading.held = tag.start;
        } else this.listener.seenByOther(tag, '', scripting, tag.end);
      },
      text: (characters) => {
        if (open) open.text += characters;
        else this.listener.wordsOfOther?.(characters, scripting);
      },
      ended: (element, start) => {
        if (element === open?.tag.element) close(start);
      },
      endTag: (name, start) => {
        if (name === open?.tag.name) close(start);
      },
      readTo: () => {},
    };
  }
}
