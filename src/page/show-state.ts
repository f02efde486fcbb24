import { doc } from './natives.js';

/** Says on the page's root whether everything is answered. Written again though it is the same, it would wake whoever watches it. */
export function showState(isAnswered: boolean): void {
  const { dataset } = doc.documentElement;
  const state = isAnswered ? 'answered' : 'unanswered';
  if (dataset['dfoConsentState'] !== state) dataset['dfoConsentState'] = state;
}
