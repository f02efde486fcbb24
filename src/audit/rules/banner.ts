import type { BannerLook, ControlLook, Declared, Observation } from '../model.js';
import type { Report } from './found.js';
import { isSeen } from './page.js';

/** How much wider one choice may be than the other for its word's sake, and how much higher, in pixels. */
const [mostWidth, mostHeight] = [1.25, 1];

/** The banner as somebody who has not answered meets it. */
export function checkBanner(observation: Observation, { registry, site }: Declared, report: Report): void {
  const { banner, interface: consent, named } = observation;
  const asks = site !== undefined && registry.sites[site]!.banner.length > 0;
  if (!banner) {
    // Whose named controls are not there is told so.
    if (asks && consent !== 'selectors' && isSeen(observation)) {
      const isNone = consent === 'none';
      const message = `The registry says that this site asks for consent in a banner, and there is none to be seen${isNone ? '; only somebody who has not answered was looked at' : ''}.`;
      const remedy = isNone
        ? 'Look why dfo-consent does not run here. Where another tool asks, name its controls with --consent-selector accept=…, reject=… and withdraw=….'
        : 'Put <dfo-consent-banner> first into the body of every page, and hide it nowhere.';
      report('banner-missing', 'banner', { message, remedy }, { state: 'unanswered' });
    }
    return;
  }
  const state = 'unanswered';
  const { accept, reject, ticked, inTheWay, position, region, tookFocus } = banner;
  const isThere = (look: ControlLook | undefined) => look?.isVisible === true;
  for (const [name, look, other] of [
    ['reject', reject, accept],
    ['accept', accept, reject],
  ] as const) {
    if (!isThere(look) && isThere(other) && (!named || named.includes(name))) {
      report(
        'choice-missing',
        name,
        {
          message: `The banner has no control to ${name} that can be seen beside the other.`,
          remedy: 'Offer yes and no on the same layer, as two equal buttons.',
        },
        { state },
      );
    }
    if (look && isThere(look) && !look.isFocusable) {
      report(
        'choice-unreachable',
        name,
        {
          message: `No keyboard reaches the control «${look.name}».`,
          remedy: 'Make it a <button>, and do not take it out of the order of the Tab key.',
        },
        { state },
      );
    }
  }
  const differences = isThere(accept) && isThere(reject) ? differencesOf(banner) : [];
  if (differences.length) {
    report(
      'choices-unequal',
      'accept and reject',
      {
        message: `The controls «${accept!.name}» and «${reject!.name}» differ in ${differences.join(', ')}.`,
        remedy: 'Give both the same element, class and size.',
      },
      {
        state,
        detail: differences.map((name) => `${name}: ${told(accept!, name)} and ${told(reject!, name)}`).join('; '),
      },
    );
  }
  for (const label of ticked)
    report(
      'box-ticked',
      label.slice(0, 100),
      {
        message: `The box «${label}» is ticked before anybody did.`,
        remedy: 'Leave all boxes unticked; what is necessary is told and not ticked.',
      },
      { state },
    );
  if (inTheWay !== undefined) {
    report(
      'page-blocked',
      'page',
      {
        message: 'The page cannot be used before the question is answered.',
        remedy: 'Let the question stand in the page, first in the body, with nothing over the rest.',
      },
      { state, element: inTheWay },
    );
  }
  if (position === 'fixed' || position === 'sticky') {
    report(
      'banner-floats',
      'banner',
      {
        message: `The banner is ${position}: it lies over the page and goes along when it is scrolled.`,
        remedy: 'Let it stand first in the body, in the flow of the page.',
      },
      { state },
    );
  }
  if (!region)
    report(
      'banner-nameless',
      'banner',
      {
        message: 'Screen readers find no region with a name around the question.',
        remedy: 'Put it into <section aria-labelledby="…"> with its heading.',
      },
      { state },
    );
  if (tookFocus)
    report(
      'banner-takes-focus',
      'banner',
      {
        message: 'The focus was in the banner without anybody’s doing.',
        remedy: 'Leave the focus where the browser has it.',
      },
      { state },
    );
}

const told = (look: ControlLook, name: string) =>
  name === 'width' || name === 'height' ? `${look[name]} px` : look.style[name];

function differencesOf({ accept, reject }: BannerLook): string[] {
  const [one, other] = [accept!, reject!];
  const styles = Object.keys({ ...one.style, ...other.style }).filter((name) => one.style[name] !== other.style[name]);
  const isWider = Math.max(one.width, other.width) > Math.min(one.width, other.width) * mostWidth;
  const isHigher = Math.abs(one.height - other.height) > mostHeight;
  return [...styles, ...(isWider ? ['width'] : []), ...(isHigher ? ['height'] : [])];
}
