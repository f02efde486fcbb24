import { readFileSync } from 'node:fs';

/** The README's examples in one language, as they stand there. */
export const examplesOf = (language: 'html' | 'ts' | 'sh'): string[] =>
  [...readFileSync('README.md', 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code]) => code!);
