import type { Element } from './tree.js';

export interface Attribute {
  /** Lower case. */
  readonly name: string;
  /** Character references decoded. */
  readonly value: string;
  /** Where the name begins in the source. */
  readonly start: number;
}

/** A start tag, with the places of its parts in the source. */
export interface StartTag {
  /** Lower case. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly Attribute[];
  /**
   * Attributes that a tree ignores, since the tag has one of that name already. Browsers that look ahead may obey them
   * (Chromium's preload scanner does), and a tree would if the first went.
   */
  readonly ignored: readonly Attribute[];
  /** Undefined where the reader has no place for it. */
  readonly element: Element | undefined;
}

/** The value of one of its attributes; undefined where it has none of that name. */
export const attributeOf = (tag: StartTag, name: string): string | undefined =>
  tag.attributes.find((one) => one.name === name)?.value;

/** The values that some reader may obey: the first attribute of that name, and those after it. */
export const valuesOf = (tag: StartTag, name: string): string[] =>
  [...tag.attributes, ...tag.ignored].filter((one) => one.name === name).map(({ value }) => value);

/** Whether it has an attribute of that name. */
export const hasAttribute = (tag: StartTag, name: string): boolean => tag.attributes.some((one) => one.name === name);
