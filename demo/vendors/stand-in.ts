import type { Html } from '../sites/layout.js';

/** A vendor that shows content in a frame. */
export interface StandIn {
  readonly name: string;
  readonly colour: string;
  /** `Set-Cookie` lines of its page. */
  cookies(url: URL): string[];
  content(url: URL): Html;
}
