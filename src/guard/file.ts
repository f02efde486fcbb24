/** `dfo-consent-guard.js`: guards the consent that runs on this page. A classic script, so that it can come before the next. */
import { running } from '../page/running.js';
import { guard } from './guard.js';

const { consent } = running() ?? {};
if (consent) guard(consent);
