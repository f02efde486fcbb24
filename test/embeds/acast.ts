import type { Forms } from './form.js';

export const acast: Forms = {
  'acast-01': {
    about: 'two Acast iframes by show name in a box with heading and link, style with several declarations',
    service: 'acast',
    pressed: true,
    loads: ['iframe GET https://embed.acast.com/dfo-podden', 'iframe GET https://embed.acast.com/innkjopspodden'],
    loadsWithoutScripts: [
      'iframe GET https://embed.acast.com/dfo-podden',
      'iframe GET https://embed.acast.com/innkjopspodden',
    ],
  },
  'acast-06': {
    about: 'several Acast iframes built in a loop, address from a template literal, appended to a container; tabs',
    service: 'acast',
    loads: [
      'iframe GET https://embed.acast.com/01d0fc780c9003be7e7ea389/ea71041b4618ed8ffb1208b5?theme=light&cover=false&episode-order=asc&subscribe=false&share=false',
      'iframe GET https://embed.acast.com/01d0fc780c9003be7e7ea389/ea71041b4618ed8ffb1208b6?theme=light&cover=false&episode-order=asc&subscribe=false&share=false',
    ],
  },
  'acast-sound': {
    about: 'player frame, audio by src and by source',
    service: 'acast',
    loads: [
      'iframe GET https://player.acast.com/dfo-podden/episodes/7?theme=light',
      'audio GET https://sphinx.acast.com/p/acast/s/dfo-podden/e/8/media.mp3',
      'audio GET https://sphinx.acast.com/p/acast/s/dfo-podden/e/9/media.mp3',
    ],
    loadsWithoutScripts: [
      'iframe GET https://player.acast.com/dfo-podden/episodes/7?theme=light',
      'audio GET https://sphinx.acast.com/p/acast/s/dfo-podden/e/8/media.mp3',
      'audio GET https://sphinx.acast.com/p/acast/s/dfo-podden/e/9/media.mp3',
    ],
  },
};
