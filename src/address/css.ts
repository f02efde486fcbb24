const text = (quote: string) => `${quote}((?:[^${quote}\\\\\\n\\r\\f]|\\\\[^])*)${quote}?`;
/**
 * A comment; a text in quotes, which a line end closes; what stands bare in `url(…)`, however its three letters are written; a sign that
 * a backslash makes a letter, so that a quote there begins no text.
 */
const token = new RegExp(
  `/\\*[^]*?(?:\\*/|$)|${text('"')}|${text("'")}|(?:u|\\\\0*[57]5\\s?)(?:r|\\\\0*[57]2\\s?)(?:l|\\\\0*[46]c\\s?)\\(\\s*((?:[^"'()\\\\\\s]|\\\\[0-9a-f]{1,6}\\s?|\\\\[^])+)|\\\\[^]`,
  'gi',
);

/** `style`, and SVG's attributes that are written as a style's properties. */
export const isLikeStyle = (name: string): boolean =>
  /^(style|mask|filter|clip-path|fill|stroke|cursor|marker(-start|-mid|-end)?)$/.test(name);

/** The addresses in a style sheet or a `style` attribute. Comments load nothing, nor does a selector such as `a[href*="vimeo.com"]`. */
export function inCss(css: string): string[] {
  const found: string[] = [];
  for (const [, double, single, bare] of css.matchAll(token)) {
    const address = unescaped(double ?? single ?? bare ?? '').trim();
    // Nothing in `vimeo.com` says that it is an address.
    if (/[:/\\]/.test(address)) found.push(address);
  }
  return found;
}

/** A backslash before a line end is nothing, before hexadecimal digits a character, before another sign that sign. */
const unescaped = (css: string): string =>
  css.replace(
    /\\(?:(\r\n|[\n\r\f])|([0-9a-f]{1,6})(?:\r\n|[ \t\n\r\f])?|(.))/gis,
    (_, end?: string, hex?: string, other = '') =>
      end ? '' : hex ? String.fromCodePoint(Math.min(parseInt(hex, 16) || 0xfffd, 0x10ffff)) : other,
  );
