/** What is the same in each way of installing dfo-consent. */
import { readFileSync } from 'node:fs';
import { answerForm } from '../../../src/decide/answer.js';
import type { Banner } from './contestant.js';

/** Built files by the address that pages have them at. */
export const built = (...names: readonly string[]): Record<string, Buffer> =>
  Object.fromEntries(names.map((name) => [`/${name}`, readFileSync(`dist/${name}`)]));

export const footer = '<dfo-consent-settings></dfo-consent-settings>';

export const gated = (address: string): string =>
  `<script type="text/plain" data-service="matomo" data-src="${address}"></script>`;

const inBanner = (control: string) => ['dfo-consent-banner', `[data-dfo-consent="${control}"]`];

export const banner: Banner = {
  accept: inBanner('accept'),
  reject: inBanner('reject'),
  settings: ['dfo-consent-settings', '[data-dfo-consent="open"]'],
  opened: inBanner('accept'),
  // What it shows, it has rendered with its handlers.
  isReady: 'true',
  answer({ 'dfo-consent': cookie = '' }) {
    const [, , yes, no] = answerForm.exec(cookie) ?? [];
    return yes ? 'yes' : no ? 'no' : undefined;
  },
};
