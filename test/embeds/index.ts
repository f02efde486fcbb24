import { readFileSync } from 'node:fs';
import { acast } from './acast.js';
import { boost } from './boost.js';
import type { Forms } from './form.js';
import { matomo } from './matomo.js';
import { qlik } from './qlik.js';
import { tableau } from './tableau.js';
import { vimeo } from './vimeo.js';

export type { Form } from './form.js';

/** Every embed code of the tests, by the name of its file. */
export const forms: Forms = { ...tableau, ...matomo, ...qlik, ...vimeo, ...acast, ...boost };

/** The embed code, as it was pasted. */
export const codeOf = (name: string): string => readFileSync(new URL(`${name}.html`, import.meta.url), 'utf8');
