import type { Facts } from '../bench/parts/facts.js';
import type { Outcome, Promised } from './promises.js';
import type { Subject } from './subject.js';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** `docs/compare.md`, from what was seen. */
export function report(
  { date, versions }: Facts,
  subjects: readonly Subject[],
  promises: readonly Promised[],
  outcomeOf: (subject: Subject, promised: Promised) => Outcome | undefined,
): string {
  const versionOf = ({ peer = 'dfo-consent' }: Subject) => versions[peer]!;
  const row = (promised: Promised) =>
    subjects.map((subject) => {
      const no = subject.notClaimed?.[promised.id];
      if (no) return `not claimed: ${no}`;
      const outcome = outcomeOf(subject, promised);
      if (outcome === undefined) throw new Error(`${subject.name}, «${promised.says}»: it was not seen. Nothing is written.`);
      return outcome === true ? 'kept' : `**not kept**: ${outcome}`;
    });
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return `# Promises that break elsewhere

Written by \`npm run compare\` on ${date}, with Chromium ${versions['chromium']} on this project's own servers; nothing went out to the net.
Each row is one function in \`compare/promises.ts\`. It is a test of dfo-consent (\`test/browser/promises.test.ts\`), and the same function was
run on the others, so that it is seen what it catches. A row that all keep shows no difference; that its test can fail was seen by breaking
dfo-consent on purpose. Matomo is a stand-in with its queue, its cookies and their names. A peer starts the site's own snippet, as its makers
say; what it does not claim to do about other tabs, Back or prerendering is measured all the same, for visitors meet it.

${line(['A visitor may rely on this', ...subjects.map((subject) => `${subject.name} ${versionOf(subject)}`)])}
${line(['---', ...subjects.map(() => '---')])}
${promises.map((promised) => line([promised.says, ...row(promised)])).join('\n')}

## How they were set up

The same page, words and server for all. The peers have everything that their documentation offers for what is tested:

${subjects.map(({ name, setup }) => `- **${name}**: ${setup}.`).join('\n')}

«not claimed» is what the makers do not say that their library does; it was not run.
`;
}
