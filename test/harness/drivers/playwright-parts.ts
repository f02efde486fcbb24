import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const path = require.resolve('playwright-core/lib/coreBundle');

/** What Playwright's own client turns arguments into selectors and patterns with. */
export const { iso } = require(path) as {
  iso: {
    escapeForAttributeSelector(text: string | RegExp, exact: boolean): string;
    escapeForTextSelector(text: string | RegExp, exact: boolean): string;
    globToRegexPattern(glob: string): string;
  };
};

const bundle = readFileSync(path, 'utf8');

/** A part of Playwright that runs in pages. It keeps these as text, for itself. */
function source(name: string): string {
  const literal = new RegExp(`generated/${name}\\.ts"\\(\\) \\{\\s+"use strict";\\s+\\w+ = ('.*');\n`).exec(
    bundle,
  )?.[1];
  if (!literal) throw new Error(`This version of playwright-core has no ${name} where it is looked for.`);
  // biome-ignore lint/security/noGlobalEval: a string literal of playwright-core, as JavaScript reads it
  return globalThis.eval(literal) as string;
}

const options = {
  isUnderTest: false,
  sdkLanguage: 'javascript',
  frameSeq: 0,
  testIdAttributeName: 'data-testid',
  stableRafCount: 1,
  browserName: 'webkit',
  shouldPrependErrorPrefix: false,
  isUtilityWorld: false,
  customEngines: [],
};

/**
 * Playwright's own part in the page, so that a role, a name, a text and "visible" mean the same in an engine that it does not drive: an
 * expression that makes its `InjectedScript`.
 */
export const injectedScript = `(() => { const module = {}; ${source('injectedScriptSource')}
return new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)}); })()`;

/** Playwright's clock: statements that put `__pwClock` in the page. */
export const clock = `if (!globalThis.__pwClock) { const module = {}; ${source('clockSource')}
globalThis.__pwClock = module.exports.inject()(globalThis, 'webkit'); }`;
