import type { Engine } from '../harness/engines.js';
import type { Tab } from '../harness/open-browser.js';

/** What a visitor's system asks of pages. `forced` are forced colours, as Windows' contrast themes. */
export type Scheme = 'light' | 'dark' | 'forced';

/** A consent interface in one state on one page, in a browser: what probes look at. */
export interface Subject {
  readonly tab: Tab;
  readonly engine: Engine;
  /** The language that the interface should be in: `nn`, `nb` or `en`. */
  readonly language: string;
  /** What the interface consists of: selectors in the page's own tree. Their open shadow roots belong to them. */
  readonly roots: readonly string[];
  /** The choices, where it asks: selectors, looked for in the roots and in their shadow roots. */
  readonly choices?: Choices;
  /** The visitor has opened it again: it may take focus then, and its boxes may show what is stored. Left out: it asks by itself. */
  readonly isOpenedByVisitor?: boolean;
  /**
   * The same state in another tab, for a probe that changes what it looks at. The one who asks closes it. What is answered there may
   * show in the profile's other tabs.
   */
  again(): Promise<Subject>;
}

export interface Choices {
  readonly accept: string;
  /** Absent where the interface offers none on the same layer, which is a finding. */
  readonly reject?: string;
  readonly save?: string;
}

/** One thing that a probe has against what it looked at. */
export interface Finding {
  /** Which of the probes. */
  readonly probe: string;
  /** In one sentence, with the figures: what is wrong, and what would be right. */
  readonly says: string;
  /** The element, as people would look it up: `button «Ja» in dfo-consent-banner`. */
  readonly where?: string;
}

export interface Probe {
  /** Short and stable, as `focus-visible`. */
  readonly id: string;
  /** Rules of docs/rules.md: R54–R92, E1–E10. */
  readonly rules: readonly string[];
  /** What it looks at and when it reports, for an auditor who reads no code. */
  readonly about: string;
  /** `view`: what width, colours and input may change. `state`: once for a state in a language is enough. */
  readonly per: 'view' | 'state';
  /** It leaves the tab as it found it: viewport, media, focus and all. */
  find(subject: Subject): Promise<readonly Finding[]>;
}
