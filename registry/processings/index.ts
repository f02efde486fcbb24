/** What DFØ's statements say beside what lies on the device: a file for each activity. Beside the registry, for few pages show it. */
import { appChatbot } from './app-chatbot.js';
import { appDevice } from './app-device-information.js';
import { appGeneral } from './app-general.js';
import { appMileage } from './app-mileage.js';
import { appUse } from './app-use.js';
import { apprentices } from './apprentices.js';
import { doffinNotices } from './doffin.js';
import { events } from './events.js';
import { general } from './general.js';
import { grantPublishers } from './grant-publishers.js';
import { grantSubscription } from './grant-subscription.js';
import { learningPlatform } from './learning.js';
import { marketplace } from './marketplace.js';
import { networks } from './networks.js';
import { newsletters } from './newsletters.js';
import { payroll } from './payroll.js';
import { podcast } from './podcast.js';
import { recordings } from './recordings.js';
import { statistics } from './statistics.js';
import { streams } from './streams.js';
import { survey } from './survey.js';
import { userManagement } from './user-management.js';
import { video } from './video.js';

export const processings = {
  'web-general': general,
  'web-payroll': payroll,
  'web-statistics': statistics,
  'web-user-management': userManagement,
  'web-apprentices': apprentices,
  'web-doffin': doffinNotices,
  'web-learning': learningPlatform,
  'web-marketplace': marketplace,
  'web-grant-publishers': grantPublishers,
  'web-grant-subscription': grantSubscription,
  'web-newsletters': newsletters,
  'web-networks': networks,
  'web-survey': survey,
  'web-events': events,
  'web-video': video,
  'web-recordings': recordings,
  'web-streams': streams,
  'web-podcast': podcast,
  'app-general': appGeneral,
  'app-use': appUse,
  'app-device-information': appDevice,
  'app-mileage': appMileage,
  'app-chatbot': appChatbot,
} as const;
