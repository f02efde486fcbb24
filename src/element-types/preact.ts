/** `dfo-consent/preact`: the elements' types in Preact's JSX. Importing it does nothing. */
import type { HTMLAttributes } from 'preact';
import type { Elements } from './elements.js';

type Any = HTMLAttributes<HTMLElement>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Elements<Any> {}
  }
}
