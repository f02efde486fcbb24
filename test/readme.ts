import { readFileSync } from 'node:fs';

/** The examples in one language that a text has, the README's by default, as they stand there. */
export const examplesOf = (language: string, file = 'README.md'): string[] =>
  [...readFileSync(file, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code!,
  );
