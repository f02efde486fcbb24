import { ErrorCodes, html, InsertionMode, Parser, Token, TokenizerMode, type Tokenizer } from 'parse5';
import type { Attribute, StartTag } from './tags.js';
import { thinTree, type Element, type Tree } from './tree.js';

/** How a browser builds its tree, where browsers differ. */
export interface Habits {
  /** Runs scripts: what is in a `<noscript>` is text. */
  readonly scripting: boolean;
  /**
   * Keeps every element in a `<select>`, as browsers do since 2025. Older ones drop most of them.
   * https://github.com/whatwg/html/pull/10548
   */
  readonly keepsSelect: boolean;
  /** The page is a frameset: nothing has stood before that makes a body. */
  readonly framesets: boolean;
}

/** Is told what a parser reads, in the order of the source. */
export interface ParserListener {
  startTag(tag: StartTag): void;
  text(characters: string): void;
  /** An element has ended; its end tag, if it has one, is from `start` to `end`. */
  ended(element: Element, start: number, end: number): void;
  /** An end tag, to whoever has no elements. */
  endTag?(name: string, start: number): void;
  /** An end tag as it is written, whether or not something ends with it. */
  closingTag?(name: string, start: number): void;
  doctype?(): void;
  /** Everything up to `offset` has been read, and the parser is between two tokens. */
  readTo(offset: number): void;
}

/** Is told of each start tag before it is read: others may part here, with a `copy`. */
export type AtFork = (token: Token.TagToken, start: number) => void;

const { TAG_ID } = html;

/** The tokenizer's notes on the attribute that it reads. */
interface CurrentAttribute {
  readonly currentAttr: Token.Attribute;
}

const none: readonly Attribute[] = [];

/**
 * How many formatting elements are remembered that a new paragraph opens again. The standard sets no limit, so a page of
 * n of them costs n² (`<p><b id=1>a<p><b id=2>a…`). They decide nothing of what is fetched.
 */
const mostFormatting = 128;

/** Attributes that the tokenizer drops, because the tag has one of that name: it tells them as errors, and reads on. */
export class Duplicates {
  #found: { attribute: Token.Attribute; start: number }[] = [];

  constructor(readonly tokenizer: () => Tokenizer) {}

  add(code: ErrorCodes, offset: number): void {
    if (code !== ErrorCodes.duplicateAttribute) return;
    // Told at the sign after the name, and before the value is read.
    const { currentAttr } = this.tokenizer() as unknown as CurrentAttribute;
    this.#found.push({ attribute: currentAttr, start: offset - currentAttr.name.length });
  }

  /** Those of the tag that has just ended, `shift` characters further on. */
  take(shift: number): readonly Attribute[] {
    if (!this.#found.length) return none;
    const found = this.#found.map(({ attribute: { name, value }, start }) => ({ name, value, start: start + shift }));
    this.#found = [];
    return found;
  }
}

export const attributesOf = (token: Token.TagToken, shift: number): readonly Attribute[] =>
  !token.attrs.length
    ? none
    : token.attrs.map(({ name, value }) => ({
        name,
        value,
        start: token.location!.attrs![name]!.startOffset + shift,
      }));

/** parse5's own parser, which builds a thin tree and is listened to. */
export class TreeParser extends Parser<Tree> {
  /** From the parser's own count to the source's. */
  readonly #shift: number;
  #listener: ParserListener | undefined;
  #created: Element | undefined;
  #expected: readonly Token.Attribute[] | undefined;
  readonly #duplicates = new Duplicates(() => this.tokenizer);
  /** The `<select>` that is open, where it keeps what is in it. */
  #select: Element | undefined;
  #isAfterEndTag = false;
  /** Formatting elements since they were counted. */
  #formattingTags = 0;
  atFork: AtFork = () => {};

  constructor(
    readonly habits: Habits,
    shift: number,
  ) {
    super({
      scriptingEnabled: habits.scripting,
      sourceCodeLocationInfo: true,
      treeAdapter: thinTree(
        (element, attributes) => {
          // The parser also makes elements that no tag stands for.
          if (attributes === this.#expected) this.#created = element;
        },
        (element) => this.#ended(element),
      ),
      onParseError: ({ code, startOffset }) => this.#duplicates.add(code, startOffset),
    });
    this.#shift = shift;
  }

  /**
   * One that stands in a body. A piece of a page will, and of a whole page it changes nothing that is asked here, but that
   * a frameset is not believed; for that there is a reader of its own.
   */
  static inBody(habits: Habits): TreeParser {
    const before = '<body>';
    const parser = new TreeParser(habits, -before.length);
    parser.tokenizer.write(before, false);
    return parser;
  }

  listen(listener: ParserListener): void {
    this.#listener = listener;
  }

  /** A parser that has read what this one has, at a tag that has not been processed, and goes on from `start` with other habits. */
  copy(habits: Habits, start: number): TreeParser {
    const copy = new TreeParser(habits, start);
    copy.document = this.document;
    for (const [element, tagId] of this.#open()) copy.openElements.push(element, tagId);
    for (const entry of this.#formatting()) {
      if (entry === 'marker') copy.activeFormattingElements.insertMarker();
      else copy.activeFormattingElements.pushElement(entry.element, entry.token);
    }
    copy.insertionMode = this.insertionMode;
    copy.originalInsertionMode = this.originalInsertionMode;
    copy.headElement = this.headElement;
    copy.formElement = this.formElement;
    copy.tmplInsertionModeStack = [...this.tmplInsertionModeStack];
    copy.pendingCharacterTokens = [...this.pendingCharacterTokens];
    copy.hasNonWhitespacePendingCharacterToken = this.hasNonWhitespacePendingCharacterToken;
    copy.framesetOk = this.framesetOk;
    copy.fosterParentingEnabled = this.fosterParentingEnabled;
    if (habits.keepsSelect) copy.#select = this.#select;
    if (habits.framesets && !this.habits.framesets) {
      copy.openElements.popAllUpToHtmlElement();
      copy.insertionMode = InsertionMode.AFTER_HEAD;
    }
    return copy;
  }

  /** Whether what comes next is read as `other` reads it. Both are between two tokens. */
  agreesWith(other: TreeParser): boolean {
    if (!this.isInData || !other.isInData) return false;
    const sameScalars =
      this.insertionMode === other.insertionMode &&
      this.framesetOk === other.framesetOk &&
      this.fosterParentingEnabled === other.fosterParentingEnabled &&
      !this.formElement === !other.formElement &&
      !this.headElement === !other.headElement &&
      !this.#select === !other.#select &&
      this.openElements.depth === other.openElements.depth &&
      this.tmplInsertionModeStack.join() === other.tmplInsertionModeStack.join();
    if (!sameScalars) return false;
    const [open, otherOpen] = [this.#open(), other.#open()];
    if (
      !open.every(([element, id], i) => {
        const [there, thereId] = otherOpen[i]!;
        return id === thereId && element.name === there.name && element.isHtml === there.isHtml;
      })
    )
      return false;
    const [formatting, otherFormatting] = [this.#formatting(), other.#formatting()];
    return (
      formatting.length === otherFormatting.length &&
      formatting.every((entry, i) => {
        const there = otherFormatting[i]!;
        return entry === 'marker' || there === 'marker' ? entry === there : entry.token === there.token;
      })
    );
  }

  /** How deep the element that is read stands. */
  get depth(): number {
    return this.openElements.depth;
  }

  #open(): (readonly [Element, html.TAG_ID])[] {
    const { openElements: stack } = this;
    const open: (readonly [Element, html.TAG_ID])[] = [];
    for (let slot = stack.stackTop; slot >= 0; slot = stack.slotBelow(slot))
      open.push([stack.items[slot]!, stack.tagIDs[slot]!]);
    return open.reverse();
  }

  #formatting(): ('marker' | { element: Element; token: Token.TagToken })[] {
    const entries: ('marker' | { element: Element; token: Token.TagToken })[] = [];
    for (let entry = this.activeFormattingElements.newest; entry; entry = entry.older)
      entries.push('element' in entry ? entry : 'marker');
    return entries.reverse();
  }

  /** Drops the oldest formatting elements, so that only so many are opened again. */
  #forget(): void {
    this.#formattingTags = 0;
    const entries = [];
    // What is behind a marker is not opened again while that stands.
    for (let entry = this.activeFormattingElements.newest; entry && 'element' in entry; entry = entry.older)
      entries.push(entry);
    for (const entry of entries.slice(mostFormatting)) this.activeFormattingElements.removeEntry(entry);
  }

  override onStartTag(token: Token.TagToken): void {
    const { startOffset, endOffset } = token.location!;
    const [start, end] = [startOffset + this.#shift, endOffset + this.#shift];
    // The parser gives SVG's attributes and tags their own capitals: kept before as they are compared.
    const name = token.tagName;
    const attributes = attributesOf(token, this.#shift);
    const ignored = this.#duplicates.take(this.#shift);
    this.#created = undefined;
    this.#expected = token.attrs;
    this.atFork(token, start);
    if (this.habits.keepsSelect && token.tagID === TAG_ID.SELECT) this.#startSelect(token);
    else {
      // «If the stack of open elements has a select element in scope … pop»: https://html.spec.whatwg.org/#parsing-main-inbody
      if (token.tagID === TAG_ID.INPUT) this.#endSelect();
      super.onStartTag(token);
      if (this.activeFormattingElements.newest && ++this.#formattingTags > mostFormatting) this.#forget();
    }
    this.#listener?.startTag({ name, start, end, attributes, ignored, element: this.#created });
    this.#expected = undefined;
    this.#listener?.readTo(end);
  }

  /** An element like any other, but that there is one at a time. */
  #startSelect(token: Token.TagToken): void {
    if (this.#select && !this.tokenizer.inForeignNode) return this.#endSelect();
    token.tagID = TAG_ID.UNKNOWN;
    super.onStartTag(token);
    if (this.#created?.isHtml) this.#select = this.#created;
  }

  #endSelect(): void {
    if (this.#select && !this.tokenizer.inForeignNode) this.openElements.popUntilElementPopped(this.#select);
  }

  override onEndTag(token: Token.TagToken): void {
    if (this.habits.keepsSelect && token.tagID === TAG_ID.SELECT) token.tagID = TAG_ID.UNKNOWN;
    this.#listener?.closingTag?.(token.tagName, token.location!.startOffset + this.#shift);
    super.onEndTag(token);
    this.#duplicates.take(0);
    this.#isAfterEndTag = true;
    this.#listener?.readTo(token.location!.endOffset + this.#shift);
    this.#isAfterEndTag = false;
  }

  /** Whether tags and text come next, and no text alone. The tokenizer notes it only after it has handed on an end tag. */
  get isInData(): boolean {
    return this.#isAfterEndTag || this.tokenizer.state === TokenizerMode.DATA;
  }

  #ended(element: Element): void {
    if (element === this.#select) this.#select = undefined;
    const { type, location } = this.currentToken ?? {};
    const isItsEndTag =
      type === Token.TokenType.END_TAG && (this.currentToken as Token.TagToken).tagName === element.name.toLowerCase();
    if (!location) return;
    const { startOffset: start, endOffset: end } = location;
    this.#listener?.ended(element, start + this.#shift, (isItsEndTag ? end : start) + this.#shift);
  }

  // A thin tree has no places and no text. Kept, they were an eighth of the work.
  override _attachElementToTree(...[element, , where]: Parameters<Parser<Tree>['_attachElementToTree']>): void {
    super._attachElementToTree(element, null, where);
  }
  override _insertCharacters(): void {}

  override onEof(token: Token.EOFToken): void {
    this.currentToken = token; // Else what ends now would end where the last text began.
    super.onEof(token);
  }

  override onCharacter(token: Token.CharacterToken): void {
    this.#text(token);
    super.onCharacter(token);
  }
  override onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.#text(token);
    super.onWhitespaceCharacter(token);
  }
  override onNullCharacter(token: Token.CharacterToken): void {
    this.#text(token);
    super.onNullCharacter(token);
  }
  override onDoctype(token: Token.DoctypeToken): void {
    super.onDoctype(token);
    this.#listener?.doctype?.();
    this.#listener?.readTo(token.location!.endOffset + this.#shift);
  }

  override onComment(token: Token.CommentToken): void {
    super.onComment(token);
    this.#listener?.readTo(token.location!.endOffset + this.#shift);
  }

  /** Before the parser has it: whitespace may be taken off the token. */
  #text(token: Token.CharacterToken): void {
    this.#listener?.text(token.chars);
    this.#listener?.readTo(token.location!.endOffset + this.#shift);
  }

  /** Whether what stands here is no HTML: tags of its own kind, and `<![CDATA[`. */
  get isForeign(): boolean {
    return this.tokenizer.inForeignNode;
  }
}
