/** The elements as editors and catalogues show them: `src/built/custom-elements.ts` makes `custom-elements.json` of this. */

interface AttributeFacts {
  readonly description: string;
  /** What its text stands for. */
  readonly type: 'string' | 'number';
  readonly default?: string;
}

interface TokenFacts {
  readonly description: string;
  readonly syntax: string;
  /** Where the page has no such token: DFØ's. */
  readonly default: string;
}

export interface ElementFacts {
  /** Of its class. */
  readonly name: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, AttributeFacts>>;
  /** Attributes that it watches and writes itself. Pages leave them alone. */
  readonly own?: readonly string[];
  readonly tokens?: Readonly<Record<string, TokenFacts>>;
}

/** Designsystemet's, for the question and what stands in an embed's place. None reaches one choice and not the others (R68). */
const tokens = {
  '--ds-color-accent-base-default': {
    description: 'Colour of the surface. Refused with the others where text or focus ring would be too faint.',
    syntax: '<color>',
    default: '#012a4c',
  },
  '--ds-color-accent-base-contrast-default': {
    description: 'Colour of what stands on the surface, at least 4.5:1 against it.',
    syntax: '<color>',
    default: '#fff',
  },
  '--ds-color-focus-outer': {
    description: 'Colour of the focus ring, at least 3:1 against the surface.',
    syntax: '<color>',
    default: '#f7b715',
  },
  '--ds-border-radius-md': { description: 'Corners of the controls.', syntax: '<length>', default: '0' },
  '--ds-font-family': { description: 'Typeface.', syntax: '<family-name>#', default: 'inherit' },
} as const satisfies Record<string, TokenFacts>;

/** Every element's words are in the language of the nearest `lang`, its own first. */
const lang = {
  description: 'Language of its words, if not that of what is around it: nn, nb or en; bokmål for any other.',
  type: 'string',
} as const satisfies AttributeFacts;

export const elementManifest = {
  'dfo-consent-banner': {
    name: 'BannerElement',
    description:
      'The question, inline and first in the body, before the skip link. Where the page has none, the library adds it. Says what was answered, and opens again as the settings.',
    attributes: { lang },
    own: ['hidden', 'data-question'],
    tokens,
  },
  'dfo-consent-settings': {
    name: 'SettingsElement',
    description:
      'The permanent control in the footer that opens the settings, in the page’s own colours. Where the page has none, the library adds it. On a site that stores nothing optional it says so.',
    attributes: { lang },
  },
  'dfo-consent-embed': {
    name: 'EmbedElement',
    description: 'Embedded content that asks in its own place, loads after a yes, and is taken back with it.',
    attributes: {
      service: {
        description: 'Id of the service that the content comes from, as the registry has it.',
        type: 'string',
      },
      src: { description: 'Address of the content, on one of the service’s hosts.', type: 'string' },
      title: {
        description: 'What the content is: named in the question, and the frame’s name for assistive technology.',
        type: 'string',
      },
      width: {
        description:
          'Width of the content in pixels, or in per cent of what is around it. Without it 640, for visualisations 800.',
        type: 'string',
      },
      height: {
        description:
          'Height of the content in pixels. Without it by the width, in the usual ratio of the service’s kind.',
        type: 'number',
      },
      link: { description: 'Where the plain link to the content leads. Without it to `src`.', type: 'string' },
      'heading-level': {
        description: 'Level of the question’s heading, 1 to 6. Without it one below the heading before it.',
        type: 'number',
      },
      lang,
    },
    tokens,
  },
  'dfo-cookie-declaration': {
    name: 'DeclarationElement',
    description: 'What sites store and who receives it, from the registry, in the page’s own typography.',
    attributes: {
      site: { description: 'Ids of sites, with spaces between. Without it the page’s own.', type: 'string' },
      scope: {
        description: 'device: what lies on the device; all: what the privacy statement says beside it, too.',
        type: 'string',
        default: 'device',
      },
      'heading-level': { description: 'Level of each site’s heading, 1 to 4.', type: 'number', default: '2' },
      lang,
    },
  },
} as const satisfies Record<`dfo-${string}`, ElementFacts>;
