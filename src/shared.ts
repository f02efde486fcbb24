import { Fragment, h } from 'preact';
import { itemOf, seeStored } from './page/stored-items.js';
import { trusted } from './page/trusted.js';
import { accepted, rejected, rejectedAll } from './texts/banner.js';
import { list, locales, say } from './texts/say.js';
import { Choice } from './ui/choice.js';
import { ConsentElement, defineElement, sheetOf } from './ui/consent-element.js';
import { Region, Reminder, Title } from './ui/question.js';
import { withNames } from './ui/names.js';
import { reserveRoom, roomSheets } from './ui/room.js';
import { choice, tokens } from './ui/styles.js';

/**
 * What `dfo-consent-gate.js` uses of `dfo-consent.js`. A classic script cannot be imported, so the page's copy of
 * these is handed on through the running consent; `rollup.config.ts` puts them in the place of the gate's imports.
 */
export const shared = {
  accepted,
  rejected,
  rejectedAll,
  Choice,
  choice,
  ConsentElement,
  defineElement,
  Fragment,
  h,
  itemOf,
  list,
  locales,
  Region,
  Reminder,
  reserveRoom,
  roomSheets,
  say,
  seeStored,
  sheetOf,
  Title,
  tokens,
  trusted,
  withNames,
};
