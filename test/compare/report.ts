import type { Facts } from '../harness/facts.js';
import type { Finding, Probe } from '../probes/probe.js';
import { probes } from '../probes/probes.js';
import type { Outcome, Promised } from './promises.js';
import type { Subject } from './subject.js';

const cell = (text: string) => text.replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A finding may tell a whole banner's words; the table has the beginning. */
const briefly = (text: string) => (text.length > 220 ? `${text.slice(0, 219)}…` : text);

/** `docs/compare.md`, from what was seen. */
export function report(
  { date, versions }: Facts,
  subjects: readonly Subject[],
  promises: readonly Promised[],
  outcomeOf: (subject: Subject, promised: Promised) => Outcome | undefined,
  findingsOf: (subject: Subject, probe: Probe) => readonly Finding[] | undefined,
): string {
  const versionOf = ({ peer = 'dfo-consent' }: Subject) => versions[peer]!;
  const row = (promised: Promised) =>
    subjects.map((subject) => {
      const no = subject.notClaimed?.[promised.id];
      if (no) return `not claimed: ${no}`;
      const outcome = outcomeOf(subject, promised);
      if (outcome === undefined)
        throw new Error(`${subject.name}, «${promised.says}»: it was not seen. Nothing is written.`);
      return outcome === true ? 'kept' : `**not kept**: ${outcome}`;
    });
  const probed = (probe: Probe) =>
    subjects.map((subject) => {
      const found = findingsOf(subject, probe);
      if (!found) throw new Error(`${subject.name}, ${probe.id}: it was not probed. Nothing is written.`);
      if (!found.length) return '–';
      const [{ where, says }] = found as [Finding];
      const others = new Set(found.map((one) => `${one.where} ${one.says}`)).size - 1;
      return `${briefly(`${where ? `${where}: ` : ''}${says}`)}${others ? `; and ${others} more` : ''}`;
    });
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return `# Compared with others: promises, and what probes find

Written by \`npm run compare\` on ${date}, with Chromium ${versions['chromium']} on this project's own servers; nothing went out to the net.
Each row is one function in \`test/compare/promises.ts\`. It is a test of dfo-consent (\`test/browser/promises.test.ts\`), and the same function was
run on the others, so that it is seen what it catches. A row that all keep shows no difference; that its test can fail was seen by breaking
dfo-consent on purpose. Matomo is a stand-in with its queue, its cookies and their names. A peer starts the site's own snippet, as its makers
say; what it does not claim to do about other tabs, Back or prerendering is measured all the same, for visitors meet it.

${line(['A visitor may rely on this', ...subjects.map((subject) => `${subject.name} ${versionOf(subject)}`)])}
${line(['---', ...subjects.map(() => '---')])}
${promises.map((promised) => line([promised.says, ...row(promised)])).join('\n')}

## What the probes have against the banners

Each row is a probe of \`test/probes\` (what it looks at: [probes.md](probes.md)), run on the default banner of each in the same page, in nynorsk and light colours,
at 320 and 1280 pixels. «–»: nothing. That each probe reports where there is something is proven by planted defects (\`test/browser/probes-bite.test.ts\`).
A finding is what the figures say, with the national pattern's measure; it is not said that a banner breaks the law. Peers are made to be placed and styled
otherwise too.

${line(['probe', 'rules', ...subjects.map((subject) => `${subject.name} ${versionOf(subject)}`)])}
${line(['---', '---', ...subjects.map(() => '---')])}
${probes.map((probe) => line([`\`${probe.id}\``, probe.rules.join(', '), ...probed(probe)])).join('\n')}

## How they were set up

The same page, words and server for all. The peers have everything that their documentation offers for what is tested:

${subjects.map(({ name, setup }) => `- **${name}**: ${setup}.`).join('\n')}

«not claimed» is what the makers do not say that their library does; it was not run.
`;
}
