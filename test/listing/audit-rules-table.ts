import { rules } from '../../src/audit/rules/catalogue.js';
import { severities } from '../../src/audit/model.js';

/** The audit's rules, as docs/audit.md has them: the worst first. */
export const auditRulesTable = (): string =>
  [
    '| rule | severity | what | why |',
    '|---|---|---|---|',
    ...Object.entries(rules)
      .sort(([, one], [, other]) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
      .map(([id, { severity, title, why }]) => `| \`${id}\` | ${severity} | ${title} | ${why} |`),
  ].join('\n');
