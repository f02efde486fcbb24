import type { Asking, Path } from '../harness/contestants/contestant.js';

/** One way of asking for consent, installed in a page with Matomo as its makers recommend. */
export interface Subject extends Asking {
  /** Its npm package, where it is not this one. */
  readonly peer?: string;
  /** How it was set up, in words, for the table. */
  readonly setup: string;
  /** How the page has its statistics: markup that waits for a yes, or nothing where the library brings them. */
  readonly statistics: string;
  /** The controls in the opened settings that take everything back, in the order in which they are pressed. */
  readonly withdraw: readonly Path[];
  /** The cookie that keeps the answer. */
  readonly answerCookie: string;
  /** What the cookie's value would be, had the visitor answered the question before this one. */
  outdated(value: string): string;
  /** For the probes: what its banner consists of, and its choices there. */
  readonly interface: { readonly roots: readonly string[]; readonly accept: string; readonly reject: string };
  /** Promises that its makers do not make, by name: these are not held against it. */
  readonly notClaimed?: Readonly<Record<string, string>>;
}

/** The folder of the pages on which a peer is told the names of cookies, and not where they lie. */
export const namesAlone = '/names-alone';

/** Where Matomo's own snippet lies, for those who gate a script. */
export const snippetAddress = '/statistics.js';

/** Matomo's snippet, as Matomo has it. */
export const snippet = `var _paq = window._paq = window._paq || [];
_paq.push(['trackPageView']);
_paq.push(['enableLinkTracking']);
(function () {
  var u = 'https://matomo.dfo.example/';
  _paq.push(['setTrackerUrl', u + 'matomo.php']);
  _paq.push(['setSiteId', '7']);
  var d = document, g = d.createElement('script'), s = d.getElementsByTagName('script')[0];
  g.async = true; g.src = u + 'matomo.js'; s.parentNode.insertBefore(g, s);
})();`;
