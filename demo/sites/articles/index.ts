import type { SiteContent, Website } from '../model.js';
import { anskaffelserNo } from './anskaffelser-no.js';
import { arbeidsgiverDfoNo } from './arbeidsgiver-dfo-no.js';
import { brukerDfoNo } from './bruker-dfo-no.js';
import { dfoNo } from './dfo-no.js';
import { doffinNo } from './doffin-no.js';
import { kudosDfoNo } from './kudos-dfo-no.js';
import { laeringsplattformenDfoNo } from './laeringsplattformen-dfo-no.js';
import { markedsplassen } from './markedsplassen.js';
import { okstatDfoNo } from './okstat-dfo-no.js';
import { statsregnskapetNo } from './statsregnskapet-no.js';
import { tilskuddAdminDfoNo } from './tilskudd-admin-dfo-no.js';
import { tilskuddNo } from './tilskudd-no.js';

/** What each website shows. A website of the registry that is missing here does not compile. */
export const contents: Readonly<Record<Website, SiteContent>> = {
  'dfo.no': dfoNo,
  'anskaffelser.no': anskaffelserNo,
  'arbeidsgiver.dfo.no': arbeidsgiverDfoNo,
  'bruker.dfo.no': brukerDfoNo,
  'okstat.dfo.no': okstatDfoNo,
  'doffin.no': doffinNo,
  'laeringsplattformen.dfo.no': laeringsplattformenDfoNo,
  'statsregnskapet.no': statsregnskapetNo,
  'kudos.dfo.no': kudosDfoNo,
  markedsplassen,
  'tilskudd.no': tilskuddNo,
  'tilskudd-admin.dfo.no': tilskuddAdminDfoNo,
};
