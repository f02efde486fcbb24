interface Policy {
  createHTML(markup: string): string;
  createScript(text: string): string;
  createScriptURL(address: string): string;
}

let policy: Policy | undefined;

/**
 * Trusted Types: under `require-trusted-types-for 'script'` the browser takes scripts, their addresses and markup only from
 * a policy. Ours lets through what the page's author wrote into inert markup, and what scripts that were released write, and
 * is reachable from nowhere else. With a `trusted-types` directive the name `dfo-consent` must be allowed; otherwise this
 * throws and nothing starts.
 */
export function trusted(): Policy {
  const same = (value: string) => value;
  const rules = { createHTML: same, createScript: same, createScriptURL: same };
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  // An element of that id stands there too, in browsers that have none.
  policy ??= typeof factory?.createPolicy === 'function' ? factory.createPolicy('dfo-consent', rules) : rules;
  return policy;
}
