import { iso } from './playwright-parts.js';
import type { RoleOptions, TextOptions } from './tab.js';

// Selectors, as Playwright's own locators write them.
export const byText = (text: string | RegExp, { exact = false }: TextOptions = {}): string =>
  `internal:text=${iso.escapeForTextSelector(text, exact)}`;
export const byLabel = (text: string | RegExp, { exact = false }: TextOptions = {}): string =>
  `internal:label=${iso.escapeForTextSelector(text, exact)}`;
export const byTitle = (text: string | RegExp, { exact = false }: TextOptions = {}): string =>
  `internal:attr=[title=${iso.escapeForAttributeSelector(text, exact)}]`;
export const havingText = (text: string | RegExp): string =>
  `internal:has-text=${iso.escapeForTextSelector(text, false)}`;
export const byRole = (role: string, { name, level, exact = false }: RoleOptions = {}): string =>
  [
    `internal:role=${role}`,
    level === undefined ? '' : `[level=${level}]`,
    name === undefined ? '' : `[name=${iso.escapeForAttributeSelector(name, exact)}]`,
  ].join('');
