import { registry } from '../../../registry/index.js';
import * as text from '../../../src/texts/banner.js';
import { say } from '../../../src/texts/say.js';

const site = registry.sites['dfo.no'];
const { question } = registry.purposes.statistics;

/** What our banner says on dfo.no, so that every contestant says the same and is measured with as many letters. */
export const words = {
  title: say(question.title, 'nn', { site: site.title }),
  body: `${say(question.body, 'nn')} ${say(text.noConsequence, 'nn')} ${say(text.changeAnytime, 'nn')}`,
  more: say(text.moreLink, 'nn'),
  yes: say(text.yes, 'nn'),
  no: say(text.no, 'nn'),
  necessaryLink: say(text.necessaryLink, 'nn'),
  necessaryRest: say(text.necessaryRest, 'nn'),
  change: say(text.change, 'nn'),
  statistics: say(registry.purposes.statistics.name, 'nn'),
  privacyUrl: site.privacyUrl,
};
