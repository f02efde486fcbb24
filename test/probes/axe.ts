import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { probe } from './make.js';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { target: readonly (string | readonly string[])[] }[];
}

let source: string | undefined;

export const axe = probe(
  {
    id: 'axe',
    rules: ['R69', 'R72'],
    per: 'state',
    about:
      'Runs axe-core’s rules for WCAG 2.0 to 2.2, levels A and AA, on the interface, and reports what they report.',
  },
  async ({ tab, roots }) => {
    source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    // Its end is its own version of the script, which no browser can hand over.
    await tab.evaluate(`globalThis.axe || (() => { ${source} })(); 0`);
    const call = `axe.run({ include: ${JSON.stringify(roots.map((one) => [one]))} }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
      .then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target }) => ({ target })) })))`;
    const violations = await tab.evaluate<Violation[]>(call);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => ({ says: `${id}: ${help}`, where: target.flat().join(' ') })),
    );
  },
);
