/** Headers in the order in which they came, as they were written. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Node's form of it: names and values by turns. */
export const listOf = (raw: readonly string[]): HeaderList =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at]!, raw[2 * at + 1]!]);

export const named = (headers: HeaderList, name: string): string[] =>
  headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);

export const without = (headers: HeaderList, names: ReadonlySet<string>): HeaderList =>
  headers.filter(([name]) => !names.has(name.toLowerCase()));

/** The parts of a list; a comma in quotes is none. */
export const parts = (value: string): string[] =>
  (value.match(/(?:"(?:\\.|[^"\\])*"|[^,])+/g) ?? []).map((one) => one.trim()).filter(Boolean);

/** The parts of a header that is a list, such as `Vary`. */
export const listed = (headers: HeaderList, name: string): string[] => named(headers, name).flatMap(parts);

/** Headers of one connection, which a proxy keeps: https://www.rfc-editor.org/rfc/rfc9110#field.connection */
const ofConnection = ['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade'];

export const withoutConnection = (headers: HeaderList): HeaderList =>
  without(headers, new Set([...ofConnection, ...listed(headers, 'connection').map((one) => one.toLowerCase())]));

/** By name, with all values of it, as Node takes them. */
export function grouped(headers: HeaderList): (readonly [name: string, value: string | string[]])[] {
  const all = new Map<string, [string, string[]]>();
  for (const [name, value] of headers) {
    const known = all.get(name.toLowerCase());
    if (known) known[1].push(value);
    else all.set(name.toLowerCase(), [name, [value]]);
  }
  return [...all.values()].map(([name, values]) => [name, values.length > 1 ? values : values[0]!]);
}
