import type { Registry } from '../../registry/index.js';
import type { State } from './model.js';
import type { LoginState } from './observe/login.js';

/** What an audit is told; every value is set, the command knows the defaults. */
export interface AuditOptions {
  /** Pages to begin with. */
  readonly urls: readonly string[];
  /** Sitemaps whose pages to look at. */
  readonly sitemaps: readonly string[];
  /** Hosts that may be opened beside those of `urls`, `sitemaps` and `statement`. */
  readonly allowedHosts: readonly string[];
  /** Whether links to pages of these hosts are followed. */
  readonly follow: boolean;
  readonly registry: Registry;
  /** Id of the site in the registry; by default the page's host name tells. */
  readonly site?: string;
  /** The site's own servers of services that the registry cannot know. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** CSS selectors of the controls of a site that does not use dfo-consent. */
  readonly selectors: ConsentSelectors;
  /** Address of the page that tells what is stored. */
  readonly statement?: string;
  /** Which visitors come, beside the one who has not answered; who withdraws has accepted first. */
  readonly visitors: readonly State[];
  readonly maxPages: number;
  /** Pages that are looked at at a time. */
  readonly concurrency: number;
  /** Seconds between two pages of one host. */
  readonly delay: number;
  /** Seconds that one visitor may take on one page. */
  readonly timeout: number;
  /** Seconds without a request after which a page has settled. */
  readonly settle: number;
  /** Playwright's storage state, for pages behind a login. */
  readonly loginState?: LoginState;
  readonly browser: BrowserOptions;
  /** Only the pages of this part, from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** Folder where what has been seen is kept until the run is over. */
  readonly folder: string;
  /** Whether robots.txt is obeyed. */
  readonly robots: boolean;
  /** Whether screenshots are taken. */
  readonly screenshots: boolean;
  readonly onProgress: (done: number, known: number) => void;
}

export interface ConsentSelectors {
  readonly accept?: string;
  readonly reject?: string;
  readonly withdraw?: string;
  /** The control in an embed's place that lets it load. */
  readonly embed?: string;
}

export interface BrowserOptions {
  /** The program; by default one that is found. */
  readonly program?: string;
  /** More arguments for it. */
  readonly arguments: readonly string[];
  readonly ignoreCertificateErrors: boolean;
}
