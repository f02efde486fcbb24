import type { DfoProcessing } from './processing.js';
import { app } from '../provenance.js';

export const appMileage = {
  name: { nn: 'Kilometergodtgjering', nb: 'Kilometergodtgjørelse', en: 'Mileage claims' },
  statement: 'app',
  sites: ['dfo-appen'],
  data: [
    {
      text: {
        nn: 'GPS-koordinatar, når du vel ein stad på kartet',
        nb: 'GPS-koordinater, når du velger et sted på kartet',
        en: 'GPS coordinates, when you pick a place on the map',
      },
      provenance: {
        ...app,
        quote: 'GPS-koordinatar blir lesne når du som brukar vel ein stad på kilometergodtgjering på kartet.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Koordinatane blir lagra i «systemet for sist brukte funksjonalitet».',
        nb: 'Koordinatene lagres i «systemet for sist brukte funksjonalitet».',
        en: 'The coordinates are kept in “systemet for sist brukte funksjonalitet” (the system for recently used functions).',
      },
      provenance: { ...app, quote: 'Disse koordinatane blir lagra i systemet for sist brukte funksjonalitet.' },
    },
  ],
} as const satisfies DfoProcessing;
