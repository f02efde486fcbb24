/** What an address brings with it instead of naming a place on the net. */
export interface Carried {
  /**
   * What it is as a document, in a frame. `image` loads nothing; fonts, sound and film are called so too. An SVG drawing
   * loads, but not as a picture (`<img>`, `url()`). A script element runs the text of every kind but `image` and `svg`,
   * and a link to a style sheet may read it. `unreadable` is what cannot be read here as browsers would.
   */
  readonly kind: 'html' | 'svg' | 'xml' | 'css' | 'script' | 'text' | 'image' | 'unreadable';
  /** Empty for `image` and `unreadable`. */
  readonly text: string;
}

const unreadable: Carried = { kind: 'unreadable', text: '' };

/**
 * What a `data:` or `javascript:` address carries; undefined for every other, and for what browsers refuse.
 *
 * @see https://fetch.spec.whatwg.org/#data-urls
 * @see https://html.spec.whatwg.org/multipage/browsing-the-web.html#the-javascript:-url-special-case
 */
export function carriedBy(address: string): Carried | undefined {
  const [, scheme, rest] = /^(data|javascript):(.*)/is.exec(trimmed(address)) ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  if (scheme.toLowerCase() === 'javascript') return { kind: 'script', text: new TextDecoder().decode(bytesOf(rest)) };
  const [, type, body] = /^([^,#]*),([^#]*)/.exec(rest) ?? [];
  return type === undefined || body === undefined ? undefined : dataOf(type.trim(), body);
}

/** Without what browsers drop: control signs and spaces around an address, tabs and line ends within (URL standard). */
function trimmed(address: string): string {
  let end = address.length;
  while (address.charCodeAt(end - 1) <= 0x20) end--;
  return address.slice(0, end).replace(/^[\u0000-\u0020]+|[\t\n\r]+/g, '');
}

/** Type and subtype, of the signs that they are made of. */
const mimeType = /^([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)[\t\n\r ]*(?:;|$)/;
const parameter = /;[\t\n\r ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\.)*)"?[^;]*|([^;]*)))?/gs;

function dataOf(written: string, body: string): Carried {
  const isBase64 = /; *base64$/i.test(written);
  const [, essence] = mimeType.exec(written) ?? [];
  const kind = kindOf(essence?.toLowerCase() ?? 'text/plain');
  const isPlayed = kind === 'image' && /^(audio|video)/i.test(essence!);
  if (kind === 'unreadable' || (kind === 'image' && !isPlayed)) return { kind, text: '' };
  const bytes = isBase64 ? base64Decoded(bytesOf(body)) : bytesOf(body);
  if (!bytes) return isPlayed ? { kind, text: '' } : unreadable;
  // What is no MIME type is text/plain, whatever stands behind it; nothing before the semicolon leaves the rest in force.
  const parameters = essence || written.startsWith(';') ? [...written.matchAll(parameter)] : [];
  const [, , quoted, bare] = parameters.find(([, name]) => name!.toLowerCase() === 'charset') ?? [];
  const text = textOf(bytes, quoted?.replace(/\\(.)/g, '$1') ?? bare, kind);
  // Players take a list of films for one whatever its type says, and fetch what is in it.
  if (text === undefined || /^\s*#EXTM3U/.test(text)) return unreadable;
  return { kind, text: isPlayed ? '' : text };
}

/** @see https://mimesniff.spec.whatwg.org/#mime-type-groups */
function kindOf(essence: string): Carried['kind'] {
  if (essence === 'text/html') return 'html';
  if (essence === 'image/svg+xml') return 'svg';
  if (/^(text|application)\/xml$|^text\/xsl$|\+xml$/.test(essence)) return 'xml';
  if (essence === 'text/css') return 'css';
  if (/^(text|application)\/(x-)?(java|ecma)script$|^text\/(javascript1\.[0-5]|jscript|livescript)$/.test(essence))
    return 'script';
  // Several documents in one, and lists of films.
  if (/^(multipart|message)\/|mpegurl$/.test(essence)) return 'unreadable';
  if (/^(image|font|audio|video)\/|^application\/((x-)?font-|vnd\.ms-fontobject$)/.test(essence)) return 'image';
  // Browsers look at the bytes of what says nothing of itself.
  if (/^(\*\/\*|unknown\/unknown|application\/(unknown|x-unknown-content-type|octet-stream))$/.test(essence))
    return 'html';
  return 'text';
}

/** The text of bytes as browsers decode it; undefined where they may read something else in it than this does. */
function textOf(bytes: Uint8Array, label: string | undefined, kind: Carried['kind']): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes, 'utf-8');
  if ((a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe))
    return decoded(bytes, a === 0xfe ? 'utf-16be' : 'utf-16le');
  const told = encodingOf(label);
  if (told) return decoded(bytes, told);
  const ascii = decoded(bytes, 'windows-1252')!;
  // ISO-2022-JP hides its text in ASCII, and some browsers recognise it by themselves.
  if (/\x1b[$(]/.test(ascii)) return undefined;
  if (!/[^\u0000-\u007f]/.test(ascii)) return ascii;
  const named = kind === 'script' || kind === 'text' ? [] : encodingsIn(ascii);
  if (named.length > 1) return undefined;
  // Pages without a charset are windows-1252; all other text is UTF-8, or in its page's encoding, which is mostly UTF-8.
  return decoded(bytes, named[0] ?? (kind === 'html' ? 'windows-1252' : 'utf-8'));
}

/** Those that a text names as its own: `<meta charset>`, `<?xml encoding?>`, `@charset`. */
function encodingsIn(text: string): string[] {
  const named = text.matchAll(/(?:charset|encoding)\s*=?\s*["']?\s*([\w.:-]+)/gi);
  const labels = [...new Set([...named].map(([, label]) => label!.toLowerCase()))];
  // To ask for one costs time, and no page has so many.
  if (labels.length > 20) return labels;
  // What can name itself in ASCII is not UTF-16.
  return [...new Set(labels.flatMap((label) => encodingOf(label)?.replace(/^utf-16..$/, 'utf-8') ?? []))];
}

/** An encoding that browsers know by `label`. Where they know one that is missing here, ASCII is the same in it. */
function encodingOf(label: string | undefined): string | undefined {
  try {
    return label ? new TextDecoder(label).encoding : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for what decoders do not agree on: half signs, which may swallow the sign after them, and signs that switch. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'iso-2022-jp') return undefined;
  try {
    return new TextDecoder(encoding, { fatal: /^(gb|big5|euc|shift)/.test(encoding) }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes that an address writes, `%41` for `A`. */
function bytesOf(written: string): Uint8Array {
  const bytes = new TextEncoder().encode(written);
  if (!written.includes('%')) return bytes;
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const value = bytes[at] === 0x25 ? hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]) : NaN;
    if (value >= 0) at += 2;
    bytes[length++] = value >= 0 ? value : bytes[at]!;
  }
  return bytes.subarray(0, length);
}

/** The value of a hexadecimal digit; not a number for every other byte. */
function hex(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : NaN;
}

/** «Forgiving-base64 decode» (Infra standard). */
function base64Decoded(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const binary = atob(new TextDecoder().decode(bytes));
    const decoded = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) decoded[at] = binary.charCodeAt(at);
    return decoded;
  } catch {
    return undefined;
  }
}
