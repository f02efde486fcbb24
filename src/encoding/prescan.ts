import sniff from 'html-encoding-sniffer';

/** Browsers look for a declaration in so many bytes: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
export const prescanned = 1024;

/** The name of an encoding by one of its labels; `''` for what is none. */
const nameOf = (label: string): string =>
  sniff(new Uint8Array(), { defaultEncoding: '', transportLayerEncodingLabel: label });

/** The encoding that a mark or the server's header names, a mark before all; `''` where neither does. A mark has three bytes. */
export const markedIn = (bytes: Uint8Array, header?: string): string =>
  sniff(bytes.subarray(0, 3), { defaultEncoding: '', transportLayerEncodingLabel: header });

const comment = /<!--/y;
/** A comment may end in its own beginning: `<!-->`. */
const commentEnd = /-->/g;
const meta = /<meta[\t\n\f\r /]/iy;
const tag = /<\/?[a-z][^\t\n\f\r >]*/iy;
const other = /<[!/?][^>]*/y;
const attribute =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|((?!["'])[^\t\n\f\r >]*)))?/y;
const gap = /[\t\n\f\r /]*/y;

/**
 * The encoding that a `<meta>` declares among a page's first bytes; `''` for none. html-encoding-sniffer, which does the same, throws at
 * `content="text/html; charset="`.
 */
export function prescan(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, prescanned)).toString('latin1');
  let at = 0;
  const takes = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  /** The attributes up to the end of a tag; undefined where that has not come. */
  const attributes = (): Map<string, string> | undefined => {
    const all = new Map<string, string>();
    for (;;) {
      takes(gap);
      if (text[at] === '>') return all;
      const [, name, ...values] = takes(attribute) ?? [];
      if (name === undefined || at >= text.length) return undefined;
      if (!all.has(name.toLowerCase())) all.set(name.toLowerCase(), values.find((one) => one !== undefined) ?? '');
    }
  };
  for (at = text.indexOf('<'); at >= 0 && at < text.length; at = text.indexOf('<', at)) {
    if (takes(comment)) {
      at -= 2;
      if (!takes(commentEnd)) return '';
    } else if (takes(meta)) {
      const declared = attributes();
      if (!declared) return '';
      const name = declaredBy(declared);
      if (name) return name;
    } else if (takes(tag)) {
      if (!attributes()) return '';
    } else if (!takes(other)) at++;
  }
  return '';
}

function declaredBy(meta: ReadonlyMap<string, string>): string {
  const told = meta.get('charset');
  const isPragma = meta.get('http-equiv')?.toLowerCase() === 'content-type';
  const label = told ?? (isPragma ? inContent(meta.get('content') ?? '') : '');
  // What can say so in ASCII is neither.
  return nameOf(label)
    .replace(/^utf-16.*/i, 'UTF-8')
    .replace(/^x-user-defined$/i, 'windows-1252');
}

/** https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements */
function inContent(content: string): string {
  const [, ...labels] =
    /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|((?!["'])[^\t\n\f\r ;]*))?/i.exec(content) ?? [];
  return labels.find((one) => one !== undefined) ?? '';
}
