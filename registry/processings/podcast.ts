import type { DfoProcessing } from './processing.js';
import { web } from '../provenance.js';

export const podcast = {
  name: { nn: 'Lydavspeling', nb: 'Lydavspilling', en: 'Audio' },
  statement: 'web',
  purposes: [
    {
      text: {
        nn: 'Å finne ut kor mange som spelar av, liker og lastar ned klippa.',
        nb: 'Å finne ut hvor mange som spiller av, liker og laster ned klippene.',
        en: 'To find out how many people play, like and download the clips.',
      },
      provenance: {
        ...web,
        quote:
          'Data blir brukt til å finne ut kor mange som speler av klippa, kor mange som liker klippa og kor mange som lastar ned eit lydklipp.',
      },
    },
    {
      text: {
        nn: 'Å betre innhaldet for dei som lyttar på podkasten.',
        nb: 'Å forbedre innholdet for dem som lytter på podkasten.',
        en: 'To improve the content for listeners of the podcast.',
      },
      provenance: {
        ...web,
        quote:
          'Dette gjer dei for kontinuerleg å jobbe vidare med å betre innhaldet til dei som lyttar på podkasten vår.',
      },
    },
  ],
  data: [
    {
      text: {
        nn: 'aggregerte data når du spelar av ei lydfil',
        nb: 'aggregerte data når du spiller av en lydfil',
        en: 'aggregated data when you play an audio file',
      },
      provenance: { ...web, quote: 'Acast.com samlar inn aggregerte data når du speler av ei lydfil.' },
    },
    {
      text: {
        nn: 'IP-adressa og brukaragenten, som Acast bruker for å kjenne att eininga',
        nb: 'IP-adressen og brukeragenten, som Acast bruker for å kjenne igjen enheten',
        en: 'IP address and user agent, used by Acast to identify the device',
      },
      provenance: {
        ...web,
        quote:
          'Acast kastar episodar til podkastagentar som Apple Podcasts, Spotify, Google og andre, og bruker IP-adressa di og brukaragenten din for å identifisere eininga du brukar.',
      },
    },
  ],
  recipients: [
    {
      text: {
        nn: 'DFØ bruker lyddelingstenesta Acast.com som podkastkanal.',
        nb: 'DFØ bruker lyddelingstjenesten Acast.com som podkastkanal.',
        en: 'DFØ uses the audio sharing service Acast.com as podcast channel.',
      },
      parties: [{ name: 'Acast', role: 'not-documented' }],
      provenance: { ...web, quote: 'DFØ bruker lyddelingstjenesten Acast.com som vår podkastkanal.' },
    },
    {
      text: {
        nn: 'Acast sender episodane til podkastagentar som Apple Podcasts, Spotify og Google.',
        nb: 'Acast sender episodene til podkastagenter som Apple Podcasts, Spotify og Google.',
        en: 'Acast sends episodes to podcast agents such as Apple Podcasts, Spotify and Google.',
      },
      provenance: {
        ...web,
        quote:
          'Acast kastar episodar til podkastagentar som Apple Podcasts, Spotify, Google og andre, og bruker IP-adressa di og brukaragenten din for å identifisere eininga du brukar.',
      },
    },
  ],
  retention: [
    {
      text: {
        nn: 'Dataa er tilgjengelege for Acast i 30 dagar før dei blir sletta.',
        nb: 'Dataene er tilgjengelige for Acast i 30 dager før de slettes.',
        en: 'The data is available to Acast for 30 days before erasure.',
      },
      lifetime: { n: 30, unit: 'days' },
      provenance: { ...web, quote: 'Desse data er tilgjengelege for Acast i 30 dagar før dei blir sletta.' },
    },
  ],
} as const satisfies DfoProcessing;
