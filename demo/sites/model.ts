import type { DfoSiteId } from '../../registry/index.js';
import type { Text } from '../../registry/model.js';

export type Website = Exclude<DfoSiteId, 'dfo-appen'>;

/** What one site of the demo shows. The words are the demo's own, not the real site's. */
export interface SiteContent {
  /** Colour of the line over the header, so that sites are told apart. */
  readonly accent: 'gold' | 'green' | 'blue' | 'red' | 'plum' | 'teal';
  readonly tagline: Text;
  /** Who is logged in, on sites behind a login. */
  readonly loggedIn?: Text;
  readonly home: Article;
  readonly second: Article;
}

export interface Article {
  readonly title: Text;
  readonly lead: Text;
  readonly body: readonly Text[];
  readonly table?: Table;
  readonly embeds?: readonly Embed[];
}

export interface Table {
  readonly caption: Text;
  readonly head: readonly Text[];
  readonly rows: readonly (readonly (string | Text)[])[];
}

/** Content of a vendor, in one of the two forms that a site can write. */
export interface Embed {
  readonly service: 'tableau-public' | 'qlik' | 'vimeo' | 'acast' | 'live-stream' | 'boost-ai';
  /** `inert`: the vendor's own code, made inert. `element`: `<dfo-consent-embed>`. */
  readonly form: 'inert' | 'element';
  /** Path and query at the vendor. */
  readonly path: string;
  readonly title: Text;
  readonly width: number;
  readonly height: number;
}
