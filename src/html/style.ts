/**
 * What a style loads, and a sheet split for consent: https://drafts.csswg.org/css-syntax-3/.
 *
 * Browsers read a hostile sheet differently: WebKit knows `U+0` ranges everywhere and others in one descriptor, none has
 * the specification's narrow set of signs in names, and all look ahead for imports without reading quotes as quotes. So
 * a sheet has several readings. An address that one of them loads is loaded, and a sheet that they split differently
 * waits whole.
 */
import { importsAhead } from './style/imports-ahead.js';
import { splitReading } from './style/split-reading.js';
import { Walk, type Load, type Ranges, type Reading, type StyleLoad } from './style/walk.js';

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
