import type { Forms } from './form.js';

export const matomo: Forms = {
  'matomo-01': {
    about: 'current Matomo snippet on an own host, still with the old file names piwik.js and piwik.php',
    service: 'matomo',
    loads: ['script GET https://matomo.dfo.example/piwik.js', 'empty POST https://matomo.dfo.example/piwik.php'],
    hosts: ['matomo.dfo.example'],
    pressed: true,
  },
  'matomo-02': {
    about:
      'Piwik 1.x: document.write of a percent-encoded script tag, then a second inline script that needs Piwik.getTracker at once, noscript image over http without rec',
    service: 'matomo',
    loads: ['script GET https://analyse.dfo.example/piwik.js', 'empty POST https://analyse.dfo.example/piwik.php'],
    loadsWithoutScripts: ['image GET https://analyse.dfo.example/piwik.php'],
    hosts: ['analyse.dfo.example'],
  },
  'matomo-05': {
    about:
      "Drupal module output twice: the site's own helper files are called matomo.js and piwik.js (no tracker in them), each followed by the same one-line snippet with double quotes and an http/https choice",
    service: 'matomo',
    loads: ['script GET https://innsikt.dfo.example/piwik.js', 'empty POST https://innsikt.dfo.example/piwik.php'],
    passes: [
      'script GET https://www.dfo.no/sites/all/modules/matomo/matomo.js?d7fo01',
      'script GET https://www.dfo.no/sites/all/modules/piwik/piwik.js?d7fo01',
    ],
    hosts: ['innsikt.dfo.example'],
  },
  'matomo-09': {
    about: 'Matomo Tag Manager container on an own host, script placed after the end tag of body',
    service: 'matomo',
    loads: ['script GET https://matomo.dfo.example/js/container_XRhSRLis.js'],
    hosts: ['matomo.dfo.example'],
  },
  'matomo-12': {
    about:
      'current snippet, protocol-relative base on a host whose name says nothing, script type written out, noscript image protocol-relative as well',
    service: 'matomo',
    loads: ['script GET https://kolofon.dfo.example/matomo.js', 'empty POST https://kolofon.dfo.example/matomo.php'],
    loadsWithoutScripts: ['image GET https://kolofon.dfo.example/matomo.php'],
    hosts: ['kolofon.dfo.example'],
  },
  'matomo-13': {
    about:
      "already inert: current snippet in a script of type opt-in with data-type and data-name (another consent tool's convention), protocol-relative base",
    service: 'matomo',
    loads: [],
    // Another tool's inert form is left to that tool: run by both, it would count twice. So nothing after consent either.
    hosts: ['tall.dfo.example'],
  },
  'matomo-15': {
    about:
      'two image beacons on two hosts and no script: bare ampersands in the first, encoded ones in the second, action name with dots',
    service: 'matomo',
    loads: ['image GET https://lesere.dfo.example/matomo.php', 'image GET https://matomo.innkjop.example/matomo.php'],
    loadsWithoutScripts: [
      'image GET https://lesere.dfo.example/matomo.php',
      'image GET https://matomo.innkjop.example/matomo.php',
    ],
    hosts: ['lesere.dfo.example', 'matomo.innkjop.example'],
  },
  'matomo-scheme': {
    about: 'scheme chosen by the page and put before the host; noscript image over http',
    service: 'matomo',
    loads: [
      'script GET https://statistikk.dfo.example//piwik.js',
      'empty POST https://statistikk.dfo.example//piwik.php',
    ],
    loadsWithoutScripts: ['image GET https://statistikk.dfo.example/piwik.php'],
    hosts: ['statistikk.dfo.example'],
  },
  'matomo-tag-manager-cloud': {
    about: 'Tag Manager container of a preview environment on a shared host, where the path tells whose it is',
    service: 'matomo',
    loads: ['script GET https://cdn.matomo.cloud/dfo.matomo.cloud/container_k3GdQ0vZ_staging_9f2c41ab.js'],
    hosts: ['cdn.matomo.cloud/dfo.matomo.cloud/', 'dfo.matomo.cloud'],
  },
  'matomo-noscript': {
    about: 'noscript images alone, one of them beside words for people',
    service: 'matomo',
    loads: [],
    loadsWithoutScripts: ['image GET https://statistikk.dfo.example/matomo.php'],
    hosts: ['statistikk.dfo.example'],
  },
  'matomo-piwik-log': {
    about: 'Piwik 0.x inside its own link: external script, then piwik_log() in an HTML comment inside the script',
    service: 'matomo',
    loads: [
      'script GET https://statistikk.dfo.example/piwik.js',
      'empty POST https://statistikk.dfo.example/piwik.php',
    ],
    loadsWithoutScripts: ['image GET https://statistikk.dfo.example/piwik.php'],
    hosts: ['statistikk.dfo.example'],
  },
  'matomo-synchronous': {
    about: 'external script that blocks, protocol-relative, then Matomo.getTracker at once',
    service: 'matomo',
    loads: [
      'script GET https://statistikk.dfo.example/matomo.js',
      'empty POST https://statistikk.dfo.example/matomo.php',
    ],
    hosts: ['statistikk.dfo.example'],
  },
};
