/** `dfo-consent-guard.js`: guards the consent that runs on this page. A classic script, so that it can come before the next. */
import { mark } from '../values/mark.js';
import { running } from '../page/running.js';
import { guard } from '../guard/guard.js';

const { consent } = running() ?? {};
if (consent && consent.core.mark !== mark)
  throw Error('dfo-consent-guard.js belongs to another version of dfo-consent.js');
if (consent) guard(consent);
