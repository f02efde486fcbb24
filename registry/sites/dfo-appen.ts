import { app } from '../provenance.js';
import type { DfoSite } from './site.js';

/** The app on the phone: device facts instead of cookies (R43). It asks in the app, never in a banner. */
export const dfoAppen = {
  title: 'DFØ-appen',
  kind: 'app',
  hostnames: [],
  provenance: app,
  banner: [],
  inContext: ['dfo-appen-device', 'dfo-appen-activity-log', 'dfo-appen-chatbot'],
  necessary: ['dfo-appen-position'],
  issues: [
    {
      id: 'app-position-lifetime',
      text: {
        nn: 'Erklæringa seier ikkje kor lenge GPS-koordinatane blir lagra i systemet for sist brukte funksjonalitet.',
        nb: 'Erklæringen sier ikke hvor lenge GPS-koordinatene lagres i systemet for sist brukte funksjonalitet.',
        en: 'The statement does not say how long the GPS coordinates are kept in the system for recently used functions.',
      },
    },
  ],
} as const satisfies DfoSite;
