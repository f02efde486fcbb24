/** A piece of markup that is not yet markup: the page makes elements of it, the command writes it as text. */
export type Node =
  | string
  | { readonly tag: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly Node[] };

export const node = (
  tag: string,
  children: readonly Node[] | string,
  attributes: Record<string, string> = {},
): Node => ({
  tag,
  attributes,
  children: typeof children === 'string' ? [children] : children,
});
