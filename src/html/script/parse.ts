import { parse, type Program } from 'acorn';

/** Longer scripts are not read, in characters. */
const longest = 5_000_000;

/** The syntax tree of a script; undefined if it is none, or too long or too deep to read. */
export function parseScript(text: string, isModule: boolean): Program | undefined {
  if (text.length > longest) return undefined;
  try {
    return parse(text, {
      ecmaVersion: 'latest',
      sourceType: isModule ? 'module' : 'script',
      allowHashBang: true,
      // Handlers and texts that run inside of a function.
      allowReturnOutsideFunction: !isModule,
    });
  } catch {
    return undefined;
  }
}
