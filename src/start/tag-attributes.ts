/** What the script tag may tell, each written after `data-`. */
export const tagAttributes = [
  'site',
  'lang',
  'privacy-url',
  'count-url',
  'cookie-domain',
  'matomo-url',
  'matomo-site-id',
  'qlik-url',
  'hosts',
  'guard',
];
