import type { Forms } from './form.js';

export const boost: Forms = {
  'boost-02': {
    about:
      'boost.ai panel by script tag, inline start needs window.boostChatPanel at once, show() waits for a load event on document (never fires)',
    service: 'boost-ai',
    pressed: true,
    loads: ['script GET https://innkjopshjelp.boost.ai/chatPanel/chatPanel.js'],
  },
  'boost-onload': {
    about: 'panel loaded and started by one inline script, from the load handler of the script that it inserts',
    service: 'boost-ai',
    loads: ['script GET https://innkjopshjelp.boost.ai/chatPanel/chatPanel.js'],
  },
};
