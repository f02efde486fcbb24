import type { Forms } from './form.js';

/** Every frame of Vimeo's gets `dnt=1` (R36). */
const asksNotToTrack = 'dnt=1 asks Vimeo for no cookies';

export const vimeo: Forms = {
  'vimeo-01': {
    about: 'Vimeo share code: responsive box, hash parameter, encoded ampersands, attribute title, then api/player.js',
    service: 'vimeo',
    loads: [
      'script GET https://player.vimeo.com/api/player.js',
      'iframe GET https://player.vimeo.com/video/100000001?h=566c0daade&title=0&byline=0&portrait=0&badge=0&autopause=0&player_id=0&app_id=58479',
    ],
    loadsWithoutScripts: [
      'iframe GET https://player.vimeo.com/video/100000001?h=566c0daade&title=0&byline=0&portrait=0&badge=0&autopause=0&player_id=0&app_id=58479',
    ],
    released: {
      loads: [
        'script GET https://player.vimeo.com/api/player.js',
        'iframe GET https://player.vimeo.com/video/100000001?h=566c0daade&title=0&byline=0&portrait=0&badge=0&autopause=0&player_id=0&app_id=58479&dnt=1',
      ],
      because: asksNotToTrack,
    },
    pressed: true,
  },
  'vimeo-02': {
    about: 'lazysizes: iframe with class lazyload and data-src, no src at all',
    service: 'vimeo',
    // After a yes it is given back as it stood, and lazysizes loads it: see `lazy-loaders.test.ts`.
    loads: [],
  },
  'vimeo-05': {
    about: 'Vimeo iframe only inside an HTML comment',
    service: 'vimeo',
    loads: [],
  },
  'vimeo-player-id': {
    about: 'a div that player.js fills, by number, and an inline script that needs Vimeo.Player at once',
    service: 'vimeo',
    loads: [
      'script GET https://player.vimeo.com/api/player.js',
      'empty GET https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F100000011&id=100000011&width=640',
      'iframe GET https://player.vimeo.com/video/100000011',
    ],
    released: {
      loads: [
        'script GET https://player.vimeo.com/api/player.js',
        'empty GET https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F100000011&dnt=1&id=100000011&width=640',
        'iframe GET https://player.vimeo.com/video/100000011?dnt=1',
      ],
      because: `${asksNotToTrack}; player.js takes it from data-vimeo-dnt`,
    },
  },
  'vimeo-player-url': {
    about:
      'divs that player.js fills, by address, one of them not before the page says so; player.js protocol-relative and async',
    service: 'vimeo',
    loads: [
      'script GET https://player.vimeo.com/api/player.js',
      'empty GET https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fplayer.vimeo.com%2Fvideo%2F100000012%3Fh%3D0a1b2c3d4e&responsive=true&url=https%3A%2F%2Fplayer.vimeo.com%2Fvideo%2F100000012%3Fh%3D0a1b2c3d4e',
      'iframe GET https://player.vimeo.com/video/100000012',
    ],
    released: {
      loads: [
        'script GET https://player.vimeo.com/api/player.js',
        'empty GET https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fplayer.vimeo.com%2Fvideo%2F100000012%3Fh%3D0a1b2c3d4e&dnt=1&responsive=true&url=https%3A%2F%2Fplayer.vimeo.com%2Fvideo%2F100000012%3Fh%3D0a1b2c3d4e',
        'iframe GET https://player.vimeo.com/video/100000012?dnt=1',
      ],
      because: `${asksNotToTrack}; player.js takes it from data-vimeo-dnt`,
    },
  },
  'vimeo-protocol-relative': {
    about: 'protocol-relative address with a fragment, attributes without quotes',
    service: 'vimeo',
    loads: ['iframe GET https://player.vimeo.com/video/100000014?color=ffffff'],
    loadsWithoutScripts: ['iframe GET https://player.vimeo.com/video/100000014?color=ffffff'],
    released: {
      loads: ['iframe GET https://player.vimeo.com/video/100000014?color=ffffff&dnt=1'],
      because: asksNotToTrack,
    },
  },
  'vimeo-twice': {
    about: 'two share codes, each with player.js',
    service: 'vimeo',
    loads: [
      'script GET https://player.vimeo.com/api/player.js',
      'iframe GET https://player.vimeo.com/video/100000016?h=11aa22bb33&app_id=58479',
      'iframe GET https://player.vimeo.com/video/100000017?h=44cc55dd66&app_id=58479',
    ],
    loadsWithoutScripts: [
      'iframe GET https://player.vimeo.com/video/100000016?h=11aa22bb33&app_id=58479',
      'iframe GET https://player.vimeo.com/video/100000017?h=44cc55dd66&app_id=58479',
    ],
    released: {
      loads: [
        'script GET https://player.vimeo.com/api/player.js',
        'iframe GET https://player.vimeo.com/video/100000016?h=11aa22bb33&app_id=58479&dnt=1',
        'iframe GET https://player.vimeo.com/video/100000017?h=44cc55dd66&app_id=58479&dnt=1',
      ],
      because: asksNotToTrack,
    },
  },
  'vimeo-media': {
    about: 'img, srcset, source in picture and video, poster, url() in an attribute and in a style element',
    service: 'vimeo',
    loads: [
      'image GET https://i.vimeocdn.com/video/21_320.jpg',
      'image GET https://i.vimeocdn.com/video/22_640.jpg',
      'image GET https://i.vimeocdn.com/video/23.webp',
      'image GET https://i.vimeocdn.com/video/24_640.jpg',
      'image GET https://i.vimeocdn.com/video/25_640.jpg',
      'image GET https://i.vimeocdn.com/video/26_640.jpg',
      'video GET https://player.vimeo.com/external/24.sd.mp4?s=0a1b',
    ],
    loadsWithoutScripts: [
      'image GET https://i.vimeocdn.com/video/21_320.jpg',
      'image GET https://i.vimeocdn.com/video/22_640.jpg',
      'image GET https://i.vimeocdn.com/video/23.webp',
      'image GET https://i.vimeocdn.com/video/24_640.jpg',
      'image GET https://i.vimeocdn.com/video/25_640.jpg',
      'image GET https://i.vimeocdn.com/video/26_640.jpg',
      'video GET https://player.vimeo.com/external/24.sd.mp4?s=0a1b',
    ],
  },
  'vimeo-links': {
    about: 'links that connect, fetch or apply: preconnect, dns-prefetch, stylesheet, preload, modulepreload',
    service: 'vimeo',
    loads: [
      'style GET https://f.vimeocdn.com/p/film.css',
      'script GET https://player.vimeo.com/api/player.js',
      'script GET https://f.vimeocdn.com/p/film.module.js',
    ],
    loadsWithoutScripts: ['style GET https://f.vimeocdn.com/p/film.css'],
    connects: ['f.vimeocdn.com', 'i.vimeocdn.com'],
  },
  'inert-already': {
    about: 'markup that was written inert for this library',
    service: 'vimeo',
    loads: [],
    released: {
      loads: [
        'script GET https://player.vimeo.com/api/player.js',
        'iframe GET https://player.vimeo.com/video/100000018?dnt=1',
      ],
      because: `it waits wherever it stands; ${asksNotToTrack}`,
    },
  },
  lookalikes: {
    about: 'names and addresses of vendors where nothing is loaded: text, links, code, a textarea, own files',
    service: 'vimeo',
    loads: [],
    passes: [
      'script GET https://www.dfo.no/sites/all/modules/matomo/matomo.js?d7fo01',
      'image GET https://www.dfo.no/bilete/vimeo.com.png',
    ],
    passesWithoutScripts: ['image GET https://www.dfo.no/bilete/vimeo.com.png'],
  },
};
