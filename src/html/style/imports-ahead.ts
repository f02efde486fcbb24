import type { Load } from './walk.js';

/**
 * The imports that browsers ask for before they read a sheet as one. They know quotes, comments and escapes in some
 * places only: in `@charset "a;@import 'V';"` they see an import.
 */
export function importsAhead(css: string): Load[] {
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
