/**
 * What `dfo-consent-gate.js` uses of `dfo-consent.js`. A classic script cannot be imported, so the page's copy of
 * these is handed on through the running consent; `rollup.config.ts` puts them in the place of the gate's imports.
 */
export { Fragment, h } from 'preact';
export { validDays } from './decide/answer.js';
export { complain } from './gate/complain.js';
export { whenParsed } from './page/life.js';
export { itemOf, seeStored } from './page/stored-items.js';
export { gpc } from './texts/banner.js';
export { fill, list, locales, say } from './texts/say.js';
export { Choice } from './ui/choice.js';
export { ConsentElement, defineElement, sheetOf } from './ui/consent-element.js';
export { withNames } from './ui/names.js';
export { reserveRoom, roomSheets } from './ui/room.js';
export { choice, tokens } from './ui/styles.js';
