import { ErrorCodes, html, Parser, Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** An element that is open, or was: the tree's memory of it. Its children are forgotten at once. */
export interface Element {
  readonly name: string;
  readonly isHtml: boolean;
  parent: Element | undefined;
}

interface Attribute {
  /** Lower case. */
  readonly name: string;
  /** Character references decoded. */
  readonly value: string;
  /** Where the name begins in the source. */
  readonly start: number;
}

/** A start tag, with the places of its parts in the source. */
export interface StartTag {
  /** Lower case. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
  /** Attributes that the browser ignores, since the tag has one of that name already: it would obey them if that one went. */
  readonly ignored: readonly Omit<Attribute, 'value'>[];
  /** Undefined where the tree has no place for it. */
  readonly element: Element | undefined;
}

/** The value of one of its attributes; undefined where it has none of that name. */
export const attributeOf = (tag: StartTag, name: string): string | undefined =>
  tag.attributes.find((one) => one.name === name)?.value;

/** Is told what is read, in the order of the source. */
export interface Listener {
  startTag(tag: StartTag): void;
  text(characters: string): void;
  /** An element has ended; its end tag, if it has one, is from `start` to `end`. */
  ended(element: Element, start: number, end: number): void;
  /** Everything up to `offset` has been read. */
  readTo(offset: number): void;
}

interface Tree
  extends TreeAdapterTypeMap<
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element
  > {}

type DocumentMode = ReturnType<TreeAdapter['getDocumentMode']>;

/**
 * The tree that the parser builds, as thin as it can be: every element knows its parent and nothing else. So the
 * parser follows the standard to the letter, in the memory of the deepest nesting, not of the page.
 */
function thinTree(
  created: (element: Element, attributes: readonly Token.Attribute[]) => void,
  popped: (element: Element) => void,
): TreeAdapter<Tree> {
  const make = (name: string, isHtml = true): Element => ({ name, isHtml, parent: undefined });
  const namespaces = new WeakMap<Element, html.NS>();
  const lists = new WeakMap<Element, Token.Attribute[]>();
  const contents = new WeakMap<Element, Element>();
  const put = (parent: Element, child: Element) => {
    child.parent = parent;
  };
  const nothing = () => {};
  let mode: DocumentMode = 'no-quirks' as DocumentMode;
  // Every node has one shape here, so these tell the kinds apart and no types.
  const isNamed = (name: string) =>
    ((node: Element) => node.name === name) as unknown as (node: Element) => node is Element;
  return {
    createDocument: () => make('#document'),
    createDocumentFragment: () => make('#fragment'),
    createElement(name, namespace, attributes) {
      const element = make(name, namespace === html.NS.HTML);
      namespaces.set(element, namespace);
      // Only these two decide over what is inside them by their attributes.
      if (name === 'annotation-xml' || name === 'input') lists.set(element, attributes);
      created(element, attributes);
      return element;
    },
    createCommentNode: () => make('#comment'),
    createTextNode: () => make('#text'),
    appendChild: put,
    insertBefore: put,
    detachNode: (node) => {
      node.parent = undefined;
    },
    insertText: nothing,
    insertTextBefore: nothing,
    adoptAttributes: nothing,
    setTemplateContent: (template, content) =>
      void contents.set(template, Object.assign(content, { parent: template })),
    getTemplateContent: (template) => contents.get(template)!,
    setDocumentType: nothing,
    setDocumentMode: (_, now) => {
      mode = now;
    },
    getDocumentMode: () => mode,
    getFirstChild: () => null,
    getChildNodes: () => [],
    getParentNode: (node) => node.parent ?? null,
    getAttrList: (element) => lists.get(element) ?? [],
    getTagName: ({ name }) => name,
    getNamespaceURI: (element) => namespaces.get(element) ?? html.NS.HTML,
    getTextNodeContent: () => '',
    getCommentNodeContent: () => '',
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: isNamed('#text'),
    isCommentNode: isNamed('#comment'),
    isDocumentTypeNode: isNamed('#doctype'),
    isElementNode: ((node: Element) => !node.name.startsWith('#')) as unknown as (node: Element) => node is Element,
    setNodeSourceCodeLocation: nothing,
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: nothing,
    onItemPop: popped,
  };
}

/**
 * What is read stands in a body. A piece of a page will, and of a whole page it changes nothing that is asked here, but
 * that a frameset is not believed: browsers ignore what stands beside its frames.
 */
const before = '<body>';

/** parse5's own parser; it is only listened to. */
class ListeningParser extends Parser<Tree> {
  /** Undefined while what stands before is read. */
  listener: Listener | undefined;
  #created: Element | undefined;
  #expected: readonly Token.Attribute[] | undefined;
  #ignored: Omit<Attribute, 'value'>[] = [];

  constructor(scriptingEnabled: boolean) {
    super({
      scriptingEnabled,
      sourceCodeLocationInfo: true,
      treeAdapter: thinTree(
        (element, attributes) => {
          // The parser also makes elements that no tag stands for.
          if (attributes === this.#expected) this.#created = element;
        },
        (element) => this.#ended(element),
      ),
      onParseError: ({ code, startOffset }) => {
        if (code !== ErrorCodes.duplicateAttribute) return;
        // Told at the sign after the name.
        const { name } = (this.tokenizer as unknown as { currentAttr: Token.Attribute }).currentAttr;
        this.#ignored.push({ name, start: startOffset - before.length - name.length });
      },
    });
  }

  override onStartTag(token: Token.TagToken): void {
    const { startOffset, endOffset, attrs } = token.location!;
    const [start, end] = [startOffset - before.length, endOffset - before.length];
    // The parser gives SVG's attributes and tags their own capitals: kept before as they are compared.
    const name = token.tagName;
    const attributes = token.attrs.map(({ name, value }) => ({
      name,
      value,
      start: attrs![name]!.startOffset - before.length,
    }));
    const ignored = this.#ignored;
    this.#ignored = [];
    this.#created = undefined;
    this.#expected = token.attrs;
    super.onStartTag(token);
    this.listener?.startTag({ name, start, end, attributes, ignored, element: this.#created });
    this.#expected = undefined;
    this.listener?.readTo(end);
  }

  override onEndTag(token: Token.TagToken): void {
    super.onEndTag(token);
    this.#ignored = [];
    this.listener?.readTo(token.location!.endOffset - before.length);
  }

  #ended(element: Element): void {
    const { type, location } = this.currentToken ?? {};
    const isItsEndTag =
      type === Token.TokenType.END_TAG && (this.currentToken as Token.TagToken).tagName === element.name.toLowerCase();
    if (!location) return;
    const { startOffset: start, endOffset: end } = location;
    this.listener?.ended(element, start - before.length, (isItsEndTag ? end : start) - before.length);
  }

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
  override onComment(token: Token.CommentToken): void {
    super.onComment(token);
    this.listener?.readTo(token.location!.endOffset - before.length);
  }

  /** Before the parser has it: whitespace may be taken off the token. */
  #text(token: Token.CharacterToken): void {
    this.listener?.text(token.chars);
    this.listener?.readTo(token.location!.endOffset - before.length);
  }
}

/** Reads HTML as it comes. */
export interface Reader {
  write(chunk: string): void;
  end(): void;
}

/** A reader by the standard, of a document or a piece of one. `hasScripting` false: as a browser without JavaScript. */
export function read(listener: Listener, hasScripting: boolean): Reader {
  const parser = new ListeningParser(hasScripting);
  parser.tokenizer.write(before, false);
  parser.listener = listener;
  return {
    write: (chunk) => parser.tokenizer.write(chunk, false),
    end: () => parser.tokenizer.write('', true),
  };
}
