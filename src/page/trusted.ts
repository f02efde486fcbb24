import type { TrustedPolicy } from '../consent/model.js';

let policy: TrustedPolicy | undefined;

/** The page's one policy, made when it is first needed: a second of the same name is refused. */
export function theOne(): TrustedPolicy {
  const same = (value: string) => value;
  const rules = { createHTML: same, createScript: same, createScriptURL: same };
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy } })
    .trustedTypes;
  // An element of that id stands there too, in browsers that have none.
  policy ??= typeof factory?.createPolicy === 'function' ? factory.createPolicy('dfo-consent', rules) : rules;
  return policy;
}

let make = theOne;

/** A file that comes later takes the policy of the core. */
export function adoptTrusted({ core }: { readonly core: { trusted(): TrustedPolicy } }): void {
  make = core.trusted;
}

/**
 * Trusted Types: under `require-trusted-types-for 'script'` the browser takes scripts, their addresses and markup only from
 * a policy. Ours lets through what the page's author wrote into inert markup, and what scripts that were released write. With a
 * `trusted-types` directive the name `dfo-consent` must be allowed; otherwise this throws and nothing starts.
 */
export const trusted = (): TrustedPolicy => make();
