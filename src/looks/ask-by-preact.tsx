import { h, render } from 'preact';
import type { Looks } from '../consent/model.js';
import { common } from './common.js';
import { Question } from './question.js';

/** How things look where Preact is there. */
export const looks: Looks = {
  ...common,
  ask(place, props) {
    render(<Question {...props} />, place);
    return true;
  },
};
