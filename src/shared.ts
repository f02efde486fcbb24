import { domainsAbove, itemOf, placesOf, seeItems, seeStored } from './page/stored-items.js';
import {
  accepted,
  changeAnytime,
  moreLink,
  necessaryLink,
  necessaryRest,
  rejected,
  rejectedAll,
  sharedWith,
} from './texts/banner.js';
import { fill, list, locales, say } from './texts/say.js';
import { ConsentElement, defineElement, sheetOf } from './ui/consent-element.js';
import { reserveRoom, roomSheets } from './ui/room.js';
import { choice, tokens } from './ui/styles.js';

/**
 * What `dfo-consent-gate.js` uses of `dfo-consent.js` beside what the core hands on. A classic script cannot be imported, so the
 * page's copy of these is handed on through the running consent; `rollup.config.ts` puts them in the place of imports.
 */
export const shared = {
  accepted,
  changeAnytime,
  moreLink,
  necessaryLink,
  necessaryRest,
  rejected,
  rejectedAll,
  choice,
  ConsentElement,
  defineElement,
  domainsAbove,
  fill,
  itemOf,
  list,
  locales,
  placesOf,
  reserveRoom,
  roomSheets,
  say,
  seeItems,
  seeStored,
  sharedWith,
  sheetOf,
  tokens,
};
