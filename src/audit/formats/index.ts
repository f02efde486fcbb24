/** What a report is made into. Every text ends with a line end, ready to be printed. */
import type { Report } from '../model.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { sarif } from './sarif.js';
import { text, type Look } from './text.js';

export type Format = 'text' | 'json' | 'html' | 'sarif' | 'junit';

/** Only `text` has colours, and only where it is told that they are shown. */
export const formats: Readonly<Record<Format, (report: Report, look?: Look) => string>> = {
  text,
  json,
  html,
  sarif,
  junit,
};
