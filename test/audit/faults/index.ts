/** Everything that is planted. */
import type { Fault } from '../fault.js';
import { answers } from './answers.js';
import { banners } from './banners.js';
import { beyond } from './beyond.js';
import { contacted } from './contacted.js';
import { embeds } from './embeds.js';
import { looks } from './looks.js';
import { pages } from './pages.js';
import { storedByOthers } from './stored-by-others.js';
import { storedByPage } from './stored-by-page.js';
import { undeclared } from './undeclared.js';

/** By what they are about. Each group is a file of tests, so that they run beside each other. */
export const groups = {
  stored: [...storedByPage, ...storedByOthers],
  contacted: [...contacted, ...embeds],
  answered: [...beyond, ...undeclared],
  seen: [...answers, ...looks, ...pages],
  foreign: banners,
} as const satisfies Readonly<Record<string, readonly Fault[]>>;

export const faults: readonly Fault[] = Object.values(groups).flat();
