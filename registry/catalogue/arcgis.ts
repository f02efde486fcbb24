import type { Service } from '../model.js';
import type { CataloguePurposeId } from './purposes.js';
import { notFound, roleUnsaid } from './unsaid.js';

/**
 * Maps and apps from ArcGIS Online. A portal on a host of the organisation’s own is told with `hosts` (`--host
 * arcgis=…`).
 */
export const arcgis = {
  name: 'ArcGIS',
  purpose: 'content',
  legalBasis: 'consent',
  delivery: 'embed',
  embed: 'generic',
  hosts: ['*.arcgis.com', '*.arcgisonline.com'],
  // Its library from the CDN brings the loader that the page’s own scripts call: `require(["esri/Map"], …)`.
  marks: { elements: ['arcgis-*'], globals: ['require'] },
  collects: ['ip', 'device'],
  description: {
    nn: 'ArcGIS er eit kartverktøy frå Esri. Når eit kart blir lasta, får Esri IP-adressa di.',
    nb: 'ArcGIS er et kartverktøy fra Esri. Når et kart lastes, får Esri IP-adressen din.',
    en: 'ArcGIS is a map tool from Esri. When a map loads, Esri receives your IP address.',
  },
  provenance: notFound,
  recipients: [{ name: 'Esri', role: 'not-documented', provenance: roleUnsaid }],
  outsideEea: 'not-documented',
  items: [],
} as const satisfies Service<CataloguePurposeId>;
