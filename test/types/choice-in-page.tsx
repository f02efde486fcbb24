import { h } from 'preact';
import { Choice } from '../../src/looks/choice.js';

// The same rule as in choice.test-d.ts, as a page writes it (R5, R68). Nothing here runs: the compiler reads it.
const press = () => {};

export const choices = () => [
  <Choice hook="accept" press={press}>
    Ja
  </Choice>,
  // @ts-expect-error no variant
  <Choice hook="accept" press={press} variant="primary">
    Ja
  </Choice>,
  // @ts-expect-error no class
  <Choice hook="accept" press={press} class="big">
    Ja
  </Choice>,
  // @ts-expect-error no style
  <Choice hook="accept" press={press} style="color:green">
    Ja
  </Choice>,
  // @ts-expect-error no primary
  <Choice hook="accept" press={press} primary>
    Ja
  </Choice>,
  // @ts-expect-error no text is no choice
  <Choice hook="accept" press={press} />,
];
