import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { StartTag } from './tags.js';
import { attributesOf, Duplicates, type ParserListener } from './tree-parser.js';

type Mode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

/** What is in these is text to whoever looks at tags alone. */
const textIn = new Map<string, Mode>([
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/** In which state a reader of tags alone goes on after the start of an element. */
export const stateAfter = (name: string, scripting: boolean): Mode =>
  textIn.get(name) ?? (name === 'noscript' && scripting ? TokenizerMode.RAWTEXT : TokenizerMode.DATA);

/**
 * Reads tags one by one, without a tree, as browsers do that look ahead for what to fetch: they know no drawings and no
 * `<![CDATA[`. https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/core/html/parser/html_preload_scanner.cc
 */
export class FlatParser {
  readonly tokenizer: Tokenizer;
  readonly #duplicates = new Duplicates(() => this.tokenizer);

  #listener: ParserListener | undefined;

  /** @param shift from its own count to the source's */
  constructor(scripting: boolean, shift: number) {
    const read = ({ location }: Token.Token) => this.#listener?.readTo(location!.endOffset + shift);
    const text = (token: Token.CharacterToken) => {
      this.#listener?.text(token.chars);
      read(token);
    };
    this.tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: true },
      {
        onStartTag: (token) => {
          const { startOffset, endOffset } = token.location!;
          const tag: StartTag = {
            name: token.tagName,
            start: startOffset + shift,
            end: endOffset + shift,
            attributes: attributesOf(token, shift),
            ignored: this.#duplicates.take(shift),
            element: undefined,
          };
          this.tokenizer.state = stateAfter(token.tagName, scripting);
          this.#listener?.startTag(tag);
          read(token);
        },
        onEndTag: (token) => {
          this.#duplicates.take(shift);
          this.#listener?.endTag?.(token.tagName, token.location!.startOffset + shift);
          read(token);
        },
        onComment: read,
        onDoctype: read,
        onEof: () => {},
        onCharacter: text,
        onNullCharacter: text,
        onWhitespaceCharacter: text,
        onParseError: ({ code, startOffset }) => this.#duplicates.add(code, startOffset),
      },
    );
  }

  listen(listener: ParserListener): void {
    this.#listener = listener;
  }

  /** Whether a tree that is between two tags reads what comes as this one does. */
  get isInData(): boolean {
    return this.tokenizer.state === TokenizerMode.DATA;
  }
}
