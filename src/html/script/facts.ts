import type { Labels } from '../labels.js';

export interface Load {
  readonly service: string;
  /** In words, for the site's owner: `gives https://player.vimeo.com/x to src`, `calls fetch with …`, `uses Vimeo.Player`. */
  readonly why: string;
}

export interface ScriptFacts {
  /** Services of which the script loads something, now or in a handler of its own: each once, in order of appearance. */
  readonly loads: readonly Load[];
  /** Names that it gives to the page. */
  readonly gives: ReadonlySet<string>;
  /** Names that it cannot do without and does not have itself: used free, without asking whether they are there. */
  readonly takes: ReadonlySet<string>;
  /** Names of data attributes that it looks for. */
  readonly attributes: ReadonlySet<string>;
  /** False where it could not be parsed. */
  readonly isRead: boolean;
}

/** What is known of the services. */
export interface Vendors {
  /** Services with an address in `text`: a host met after `//`, or as the beginning of a text in quotes. */
  within(text: string): string[];
  /** The service of one whole address, resolved as browsers do; undefined for everybody else's. */
  of(address: string): string | undefined;
  /** Services by the names that their libraries give to the page. */
  readonly globals: ReadonlyMap<string, string>;
  /** Names that are only a queue, and there from the page's first script on. Pushing to them is no load and no need. */
  readonly queues: ReadonlySet<string>;
  /**
   * What each address of a service has in it. A script that has none of them, nor pieces of one, is not followed.
   * Default: every script is.
   */
  readonly labels?: Labels | undefined;
}
