/** What is read from a page in one round trip: figures and words, judged outside of it. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An element that stays known to the page by its number. */
export interface Known {
  readonly id: number;
  /** As people would look it up: `button «Ja» in dfo-consent-banner`. */
  readonly says: string;
}

/** What is painted from the page's canvas up to an element: each box's background and how much of it shows through. */
export interface Layer {
  readonly background: string;
  readonly opacity: number;
}

/** A run of text that is seen. */
export interface TextFact extends Known {
  readonly text: string;
  readonly language: string;
  readonly colour: string;
  readonly layers: readonly Layer[];
  /** In pixels. */
  readonly size: number;
  readonly weight: number;
  /** It may be read in any language: `translate="no"`. */
  readonly isName: boolean;
  readonly isDisabled: boolean;
}

export type Choice = 'accept' | 'reject' | 'save';

/** A control of the interface, or a choice that is none. */
export interface Control extends Known {
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  readonly name: string;
  /** The words on it. */
  readonly label: string;
  readonly choice: Choice | undefined;
  /** In the viewport. */
  readonly box: Box;
  /** With its label, if that can be pressed too. */
  readonly target: Box;
  readonly isInSentence: boolean;
  readonly isUnderlined: boolean;
  /** Roles and attributes that it lacks, each a sentence. */
  readonly lacks: readonly string[];
  readonly isTicked: boolean;
  /** Number of the parent, and of the parent's child that it is or is in. */
  readonly parent: number;
  readonly sibling: number;
  readonly isSubmit: boolean;
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly scrollY: number;
  /** By how many pixels the page is wider than the window, and what of the interface reaches farthest. */
  readonly overflow: number;
  readonly widest: string;
  readonly texts: readonly TextFact[];
  readonly controls: readonly Control[];
}

/** A stop of the Tab key, in the order of the tree. */
export interface Stop extends Known {
  readonly isOurs: boolean;
  readonly isFrame: boolean;
  /** On the page, not in the viewport. */
  readonly box: Box;
  readonly tabIndex: number;
}

/** What is seen of the stop that has the focus. */
export interface Halt extends Known {
  /** What lies on top of it at how many of five points. */
  readonly covered: number;
  readonly by: string;
  readonly byOurs: boolean;
  readonly box: Box;
  readonly scrollY: number;
  /** The sum of the edges of its boxes, in pixels. */
  readonly perimeter: number;
  readonly look: Look;
}

/** How a control looks at one moment. */
export interface Look {
  readonly style: Readonly<Record<string, string>>;
  readonly texts: readonly TextFact[];
}

export interface Sight {
  readonly look: Look;
  /** Numbers of the elements of the interface that are seen. */
  readonly seen: readonly number[];
}

/** What probes are told of a subject in the page. */
export interface Asked {
  readonly roots: readonly string[];
  readonly choices: Readonly<Partial<Record<Choice, string>>>;
}
