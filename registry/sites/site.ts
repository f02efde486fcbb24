import type { LinkedId, NecessaryId, OptionalId, Site } from '../model.js';
import type { services } from '../services/index.js';

type Services = typeof services;

/** A site that can only name DFØ's services, each in the place its legal basis allows. */
export type DfoSite = Site<OptionalId<Services>, NecessaryId<Services>, LinkedId<Services>>;

/** DFØ's privacy statement, where the banner's links lead unless a site says otherwise. */
export const privacyUrl = 'https://www.dfo.no/om-dfo/personvern';
