/** The elements as JSX and templates know them, whatever the framework. Types alone. */

/** What `<dfo-consent-embed>` takes beside what any element takes. */
export interface EmbedAttributes {
  /** Id of the service that the content comes from. */
  service: string;
  /** Address of the content, on one of the service's hosts. */
  src: string;
  /** What the content is: named in the question, and the frame's name for assistive technology. */
  title: string;
  /** Of the content, in pixels or in per cent of what is around it (`100%`). Default: usual for the service's kind. */
  width?: number | string | undefined;
  /** Of the content, in pixels. Default: by `width`, in the usual ratio of the service's kind. */
  height?: number | string | undefined;
  /** Where the plain link leads. Default: `src`. */
  link?: string | undefined;
  /** Level of the question's heading, 1 to 6. Default: one below the heading before it. */
  'heading-level'?: number | string | undefined;
}

/** What `<dfo-cookie-declaration>` takes beside what any element takes. */
interface DeclarationAttributes {
  /** Ids of sites, with spaces between. Default: this page's. */
  site?: string | undefined;
  /** `all`: what the privacy statement says beside what lies on the device, too. Default: `device`. */
  scope?: 'device' | 'all' | undefined;
  /** Level of each site's heading, 1 to 4. Default: 2. */
  'heading-level'?: number | string | undefined;
}

/** Each element by its name. `Any` is what the framework lets any element take. */
export interface Elements<Any> {
  /** The question, where the page wants it: first in the body. */
  'dfo-consent-banner': Any;
  /** The control that opens the settings, in the footer. */
  'dfo-consent-settings': Any;
  /** A question in its own place, then the content. */
  'dfo-consent-embed': Any & EmbedAttributes;
  /** What sites store, from the registry. */
  'dfo-cookie-declaration': Any & DeclarationAttributes;
}
