/**
 * Puts DFØ's colours in the place of a theme in which the words, the edges or the focus ring are too faint, and tells the figures
 * (R68, R72, R75). The question's pair of colours is used both ways round, so one contrast stands for all of it.
 *
 * Its text is printed into pages too (`first-paint/`), so it refers to nothing outside itself.
 *
 * @param host has its shadow root's style, whose `flood-color`, `stop-color` and `lighting-color` are the theme's in sRGB (`styles.ts`)
 */
export function refuseFaintTheme(host: HTMLElement): void {
  const style = getComputedStyle(host);
  const theme = ['accent-base-default', 'accent-base-contrast-default', 'focus-outer'].map(
    (name) => `--ds-color-${name}`,
  );
  if (!theme.some((name) => style.getPropertyValue(name))) return;
  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const luminance = (property: string) => {
    const [red, green, blue] = (/^color\(srgb ([^/]*)\)/.exec(style.getPropertyValue(property))?.[1] ?? '')
      .split(' ')
      .map((part) => {
        const value = parseFloat(part);
        return value > 0.04045 ? ((value + 0.055) / 1.055) ** 2.4 : value / 12.92;
      });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05;
  };
  const surface = luminance('flood-color');
  const [text, ring] = ['stop-color', 'lighting-color'].map((property) => {
    const other = luminance(property);
    return Math.max(surface, other) / Math.min(surface, other);
  });
  // What lets something through, or cannot be measured, is no number.
  if (text! >= 4.5 && ring! >= 3) return;
  for (const name of theme) host.style.setProperty(name, 'initial');
  console.error(
    `dfo-consent: the theme is refused, and DFØ’s colours are used: text has contrast ${text!.toFixed(2)} and needs 4.5, the focus ring ${ring!.toFixed(2)} and needs 3. Set ${theme.join(', ')}.`,
  );
}
