import { refuseFaintTheme } from '../looks/faint-theme.js';
import { showBanner } from '../first-paint/show-banner.js';

// The build ships its value, made small: see `constantsOf` in src/built/bundles.ts.
/** The script that is printed after the banner. */
export const inlineScript = `(${String(showBanner)})(${String(refuseFaintTheme)})`.replace(
  /[^\x00-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
