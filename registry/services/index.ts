import { acast } from './acast.js';
import { alreadyon } from './alreadyon.js';
import { boostAiChat } from './boost-ai.js';
import { dfoAppenActivityLog, dfoAppenChatbot, dfoAppenDevice, dfoAppenPosition } from './dfo-appen.js';
import { dfoConsent } from './dfo-consent.js';
import { liveStream } from './live-stream.js';
import { matomo } from './matomo.js';
import { qlik } from './qlik.js';
import { surveyxact } from './surveyxact.js';
import { tableauPublic } from './tableau-public.js';
import { tilskuddAdminSession } from './tilskudd-admin-session.js';
import { vimeo } from './vimeo.js';

export const services = {
  matomo,
  'tableau-public': tableauPublic,
  qlik,
  vimeo,
  acast,
  'live-stream': liveStream,
  'dfo-consent': dfoConsent,
  'tilskudd-admin-session': tilskuddAdminSession,
  'boost-ai': boostAiChat,
  surveyxact,
  alreadyon,
  'dfo-appen-device': dfoAppenDevice,
  'dfo-appen-activity-log': dfoAppenActivityLog,
  'dfo-appen-position': dfoAppenPosition,
  'dfo-appen-chatbot': dfoAppenChatbot,
} as const;
