import type { PageParts } from './page.js';

/** What a visitor has said, as the contestant has stored it. */
export type Answer = 'yes' | 'no' | undefined;

/**
 * Where a control is: a selector, or several from the outside in, one for each element on the way that may have a shadow
 * root. Playwright finds the same when they are joined by spaces.
 */
export type Path = readonly string[];

/** One way of asking for consent, installed in a page as its maker says. */
export interface Contestant {
  /** As the tables have it. */
  readonly name: string;
  /** In the addresses of its pages: lower case, no spaces. */
  readonly slug: string;
  /** What it adds to the page. */
  readonly page: PageParts;
  /** Its files: address → content. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** A script that waits for a yes, as the contestant wants it written. */
  gated(address: string): string;
  /** Undefined for the page that asks nothing. */
  readonly banner?: Banner;
}

export interface Banner {
  readonly accept: Path;
  readonly reject: Path;
  /** The control in the footer that opens the settings. */
  readonly settings: Path;
  /** What is there when the settings are open. */
  readonly opened: Path;
  /** An expression, true in a page where a press on what is shown would be obeyed. */
  readonly isReady: string;
  /** Reads the answer from the page's cookies: name → value, decoded. */
  answer(cookies: Readonly<Record<string, string>>): Answer;
}

/** A contestant that asks. */
export type Asking = Contestant & { readonly banner: Banner };

export const asks = (contestant: Contestant): contestant is Asking => contestant.banner !== undefined;
