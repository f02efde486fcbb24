import { h, type ComponentChildren } from 'preact';
import { fill } from '../texts/say.js';

/** `template` with provider and item names kept from translation programs (R49). */
export const withNames = (template: string, names: Record<string, string>) =>
  fill<ComponentChildren>(
    template,
    Object.fromEntries(Object.entries(names).map(([key, name]) => [key, <span translate={false}>{name}</span>])),
  );
