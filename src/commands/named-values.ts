import { InvalidArgumentError } from 'commander';

/** What a repeatable option of the form `name=value` has gathered. */
export type NamedValues = Readonly<Record<string, readonly string[]>>;

/** Reads one more `name=value` of a repeatable option. */
export function addNamedValue(written: string, before: NamedValues = {}): NamedValues {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(written) ?? [];
  if (!name || !value) throw new InvalidArgumentError('It has the form name=value, such as matomo=matomo.example.no.');
  return { ...before, [name]: [...(Object.hasOwn(before, name) ? before[name]! : []), value] };
}
