/** Embed codes of the services in `registry/catalogue/`, each in the file of its name beside this one. */
import type * as catalogue from '../../../registry/catalogue/index.js';

export interface CatalogueForm {
  /** What is particular about it. */
  readonly about: string;
  /** Whose consent decides, by the name that the catalogue exports it with. */
  readonly service: Exclude<keyof typeof catalogue, 'purposes'>;
  /** Hosts that the code itself asks where nothing holds it back, with JavaScript; not those that a vendor's script would ask in turn. */
  readonly loads: readonly string[];
}

export const forms: Readonly<Record<string, CatalogueForm>> = {
  youtube: { about: 'share code in privacy-enhanced mode', service: 'youtube', loads: ['www.youtube-nocookie.com'] },
  'youtube-api': {
    about: 'IFrame Player API, loaded as its documentation does',
    service: 'youtube',
    loads: ['www.youtube.com'],
  },
  'google-maps': { about: 'share code of a map', service: 'googleMaps', loads: ['www.google.com'] },
  'google-maps-api': {
    about: 'Maps JavaScript API, with a callback that is defined before it',
    service: 'googleMaps',
    loads: ['maps.googleapis.com'],
  },
  kartverket: { about: 'frame of Norgeskart with a drawing', service: 'kartverket', loads: ['www.norgeskart.no'] },
  arcgis: { about: 'embeddable map component', service: 'arcgis', loads: ['js.arcgis.com'] },
  'arcgis-frame': { about: 'older share code, protocol-relative', service: 'arcgis', loads: ['www.arcgis.com'] },
  'power-bi': { about: 'report published to the web', service: 'powerBi', loads: ['app.powerbi.com'] },
  issuu: { about: 'share code with a frame', service: 'issuu', loads: ['e.issuu.com'] },
  'issuu-script': { about: 'older share code: a div that embed.js fills', service: 'issuu', loads: ['e.issuu.com'] },
  spotify: { about: 'share code of an episode', service: 'spotify', loads: ['open.spotify.com'] },
  soundcloud: {
    about: 'share code of a track, with another address inside its own, and a link below',
    service: 'soundcloud',
    loads: ['w.soundcloud.com'],
  },
  facebook: { about: 'page plugin by the JavaScript SDK', service: 'facebook', loads: ['connect.facebook.net'] },
  'facebook-frame': { about: 'video plugin as a frame', service: 'facebook', loads: ['www.facebook.com'] },
  instagram: { about: 'a post: blockquote and embed.js', service: 'instagram', loads: ['www.instagram.com'] },
  x: { about: 'a post: blockquote and widgets.js', service: 'x', loads: ['platform.twitter.com'] },
  'x-timeline': { about: 'a timeline: link and widgets.js', service: 'x', loads: ['platform.twitter.com'] },
  linkedin: { about: 'a post as a frame', service: 'linkedin', loads: ['www.linkedin.com'] },
  'google-tag-manager': {
    about: 'loader for the head, and a frame for those without scripts',
    service: 'googleTagManager',
    loads: ['www.googletagmanager.com'],
  },
  'google-analytics': {
    about: 'Google tag (gtag.js): the library async, and a queue beside it',
    service: 'googleAnalytics',
    loads: ['www.googletagmanager.com'],
  },
  siteimprove: {
    about: 'loader with a protocol-relative address',
    service: 'siteimprove',
    loads: ['siteimproveanalytics.com'],
  },
  hotjar: {
    about: 'loader that puts its address together from arguments',
    service: 'hotjar',
    loads: ['static.hotjar.com'],
  },
  'task-analytics': {
    about: 'library, and a queue beside it',
    service: 'taskAnalytics',
    loads: ['in2.taskanalytics.com'],
  },
  skyra: { about: 'configuration, library and a survey in the page', service: 'skyra', loads: ['survey.skyra.no'] },
  surveyxact: { about: 'questionnaire in a frame', service: 'surveyxact', loads: ['www.survey-xact.no'] },
  mentimeter: {
    about: 'share code with a sandboxed frame, single quotes',
    service: 'mentimeter',
    loads: ['www.mentimeter.com'],
  },
  screen9: { about: 'share code with a frame', service: 'screen9', loads: ['api.screen9.com'] },
  qbrick: { about: 'qplayer in a frame', service: 'qbrick', loads: ['play2.qbrick.com'] },
  'qbrick-gobrain': {
    about: 'a div with addresses in data attributes that GoBrain fills',
    service: 'qbrick',
    loads: ['play2.qbrick.com'],
  },
  plausible: { about: 'library of the site, and a queue beside it', service: 'plausible', loads: ['plausible.io'] },
  'plausible-domain': {
    about: 'older code: one script with the domain',
    service: 'plausible',
    loads: ['plausible.io'],
  },
};
