import type { Forms } from './form.js';

export const tableau: Forms = {
  'tableau-01': {
    about:
      'Tableau Public share code (embed_code_version 3), markup on one line with entity-encoded slashes, inline loader over several lines, fixed size, filter param',
    service: 'tableau-public',
    pressed: true,
    loads: ['script GET https://public.tableau.com/javascripts/api/viz_v1.js'],
    loadsWithoutScripts: [
      'image GET https://public.tableau.com/static/images/St/Statsbudsjettet2026/Oversikt/1_rss.png',
    ],
  },
  'tableau-06': {
    about:
      'old Tableau share code as in 05 but with double quotes, name instead of path, and no blanks between the params',
    service: 'tableau-public',
    loads: ['GET http://public.tableausoftware.com/javascripts/api/viz_v1.js'],
    loadsWithoutScripts: [
      'GET http://public.tableausoftware.com/static/images/di/digitalisering_maaling/Samleside/1_rss.png',
    ],
    scheme: 'http',
  },
  'tableau-09': {
    about:
      'whole page, Tableau JS API v2 in head, viz made by a function started from the onload attribute of body, viz address on http',
    service: 'tableau-public',
    loads: [
      'script GET https://public.tableau.com/javascripts/api/tableau-2.min.js',
      'GET http://public.tableau.com/views/StatensRegnskap/Utgifter?:size=760,640&:embed=y&:showVizHome=n&:bootstrapWhenNotified=y&:tabs=n&:apiID=host0',
    ],
    scheme: 'http',
  },
  'tableau-10': {
    about:
      'Tableau Embedding API v3: module script and web component, with HTML comments that contain the text of the same tags, mixed quotes, valueless attribute',
    service: 'tableau-public',
    loads: [
      'script GET https://public.tableau.com/javascripts/api/tableau.embedding.3.latest.min.js',
      'iframe GET https://public.tableau.com/views/Budsjettprofil_26/Hovedtall?*',
    ],
  },
  'tableau-13': {
    about:
      'three plain Tableau iframes: bare ampersands in src, attributes before src with blanks round the equals sign, src on a line of its own',
    service: 'tableau-public',
    loads: [
      'iframe GET https://public.tableau.com/views/Innkjopsundersokelsen_17400000000010/2?:showVizHome=no&:embed=true',
      'iframe GET https://public.tableau.com/views/Mobilitet_arbeidsreiser/Hjemmekontor2019-2025?:showVizHome=no&:embed=true&:display_count=true',
      'iframe GET https://public.tableau.com/views/Klimafotavtrykk--Sluttrapport/Ark1?:showVizHome=no',
    ],
    loadsWithoutScripts: [
      'iframe GET https://public.tableau.com/views/Innkjopsundersokelsen_17400000000010/2?:showVizHome=no&:embed=true',
      'iframe GET https://public.tableau.com/views/Mobilitet_arbeidsreiser/Hjemmekontor2019-2025?:showVizHome=no&:embed=true&:display_count=true',
      'iframe GET https://public.tableau.com/views/Klimafotavtrykk--Sluttrapport/Ark1?:showVizHome=no',
    ],
  },
  'tableau-14': {
    about:
      'Tableau address only in a data attribute of an empty div; own script builds a lazy iframe on DOMContentLoaded and adds the query',
    service: 'tableau-public',
    loads: [
      'iframe GET https://public.tableau.com/views/EvalueringsportalenTall/Oversikt?:size=1100,760&:showVizHome=no&:embed=yes&:toolbar=no&:tabs=no&:device=desktop',
    ],
  },
  'tableau-viz-v1-external': {
    about: 'old share code of a shared view: external viz_v1.js first, path instead of name',
    service: 'tableau-public',
    loads: ['script GET https://public.tableau.com/javascripts/api/viz_v1.js'],
    loadsWithoutScripts: ['image GET https://public.tableau.com/static/images/AR/AARSVERK-9/1_rss.png'],
  },
  'tableau-api-v2-minor': {
    about: 'JavaScript API v2 with its full version in the file name, viz made by the inline script that follows',
    service: 'tableau-public',
    loads: [
      'script GET https://public.tableau.com/javascripts/api/tableau-2.9.1.min.js',
      'iframe GET https://public.tableau.com/views/Lonn_i_staten/Fylke?:size=800,500&:embed=y&:showVizHome=n&:bootstrapWhenNotified=y&:tabs=n&:toolbar=n&:apiID=host0',
    ],
  },
  'tableau-v3-inline-module': {
    about: 'Embedding API v3 imported in an inline module, element made by it',
    service: 'tableau-public',
    loads: [
      'script GET https://public.tableau.com/javascripts/api/tableau.embedding.3.latest.min.js',
      'iframe GET https://public.tableau.com/views/Sykefravaer_stat/Kvartal?*',
    ],
  },
  'tableau-v3-twice': {
    about: 'two share codes of Embedding API v3, each with the library',
    service: 'tableau-public',
    loads: [
      'script GET https://public.tableau.com/javascripts/api/tableau.embedding.3.latest.min.js',
      'iframe GET https://public.tableau.com/views/Tilskot/Fylke?*',
      'iframe GET https://public.tableau.com/views/Tilskot/Kommune?*',
    ],
  },
  'tableau-old-addresses': {
    about: 'frames in capitals and without quotes, picture; protocol-relative and http addresses',
    service: 'tableau-public',
    loads: [
      'GET http://public.tableau.com/views/Reiser/Fly?:embed=y',
      'GET http://public.tableau.com/views/Reiser/Tog?:embed=y',
      'GET http://public.tableausoftware.com/static/images/Re/Reiser/Fly/1_rss.png',
    ],
    loadsWithoutScripts: [
      'GET http://public.tableau.com/views/Reiser/Fly?:embed=y',
      'GET http://public.tableau.com/views/Reiser/Tog?:embed=y',
      'GET http://public.tableausoftware.com/static/images/Re/Reiser/Fly/1_rss.png',
    ],
    scheme: 'http',
  },
  'tableau-pictures': {
    about: 'picture in a link, object and embed',
    service: 'tableau-public',
    loads: [
      'image GET https://public.tableau.com/static/images/Li/Likestilling/Leiarar/1.png',
      'object GET https://public.tableau.com/views/Likestilling/Alder?:embed=y',
      'embed GET https://public.tableau.com/views/Likestilling/Lonn?:embed=y',
    ],
    loadsWithoutScripts: [
      'image GET https://public.tableau.com/static/images/Li/Likestilling/Leiarar/1.png',
      'object GET https://public.tableau.com/views/Likestilling/Alder?:embed=y',
      'embed GET https://public.tableau.com/views/Likestilling/Lonn?:embed=y',
    ],
  },
};
