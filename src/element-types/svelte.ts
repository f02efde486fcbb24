/** `dfo-consent/svelte`: the elements' types in Svelte's templates. Importing it does nothing. */
import type { HTMLAttributes } from 'svelte/elements';
import type { Elements } from './elements.js';

type Any = HTMLAttributes<HTMLElement>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements<Any> {}
}
