/**
 * A catalogue of what Norwegian public sites embed, to start a registry from: each entry is a service, to be taken as it is, or
 * spread and changed: `services: { youtube, 'google-maps': { ...googleMaps, description } }`. Data only.
 *
 * It is no legal advice, and no assessment. Who gets the data and in which role, whether it leaves the EEA, and which purpose a
 * service has on a site, each organisation must settle. Where an entry says `not-documented`, or has no items, nobody was found to have
 * shown it; that does not mean that nothing is stored. What it says is stored has the source that says so, and was seen in no browser.
 */
export { arcgis } from './arcgis.js';
export { facebook } from './facebook.js';
export { googleAnalytics } from './google-analytics.js';
export { googleMaps } from './google-maps.js';
export { googleTagManager } from './google-tag-manager.js';
export { hotjar } from './hotjar.js';
export { instagram } from './instagram.js';
export { issuu } from './issuu.js';
export { kartverket } from './kartverket.js';
export { linkedin } from './linkedin.js';
export { mentimeter } from './mentimeter.js';
export { plausible } from './plausible.js';
export { powerBi } from './power-bi.js';
export { purposes } from './purposes.js';
export { qbrick } from './qbrick.js';
export { screen9 } from './screen9.js';
export { siteimprove } from './siteimprove.js';
export { skyra } from './skyra.js';
export { soundcloud } from './soundcloud.js';
export { spotify } from './spotify.js';
export { surveyxact } from './surveyxact.js';
export { taskAnalytics } from './task-analytics.js';
export { x } from './x.js';
export { youtube } from './youtube.js';
