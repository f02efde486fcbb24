import { h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { DfoRegistry, LanguageId, Registry, SiteId } from '../../registry/index.js';
import { decide } from '../decide/decide.js';
import { questionKey } from '../decide/question-key.js';
import { pageRegistry } from '../decide/page-registry.js';
import { toldRegistry } from '../decide/told-registry.js';
import { sharingUnder } from '../decide/sharing.js';
import { change } from '../texts/banner.js';
import { failed, wait } from '../texts/before.js';
import { addLanguages, languagesOf } from '../texts/added.js';
import { say } from '../texts/say.js';
import { common } from '../looks/common.js';
import { Frame, Question } from '../looks/question.js';
import { Several } from '../looks/several.js';
import { banner, settings, several } from '../looks/styles.js';
import { askedUnits } from '../looks/units.js';
import { unknown } from '../decide/unknown.js';
import { inlineScript } from '../values/inline-script.js';

/** Without scripts the control could do nothing. */
const settingsStyle = `${settings}
@media (scripting:none){:host{display:none!important}}`;

/** What `bannerHtml` is told. */
export interface BannerOptions<R extends Registry = DfoRegistry> {
  /** Id of the site. */
  site: SiteId<R>;
  /** Language of the page. */
  lang: LanguageId<R>;
  /** Address of the page that tells what is stored. Default: the site's in the registry. */
  privacyUrl?: string | undefined;
  /** Domain under which websites share one answer, as the script tag's `data-cookie-domain`. Default: none. */
  cookieDomain?: string | undefined;
  /** The nonce by which the page's own policy lets its inline scripts and styles in: another for each response. Default: none. */
  nonce?: string | undefined;
  /** Another organisation's registry. Default: DFØ's. */
  registry?: R | undefined;
}

/** The banner for a page template, and what a policy must know of it. */
export interface BannerHtml {
  /** What stands first in the body: the hidden question, and the script that shows it to those who have not answered. */
  readonly html: string;
  /** What stands in the footer: the control that opens the settings. */
  readonly settings: string;
  /** Text of the inline script, none where nothing is asked. A policy's `script-src` lets it in by its hash. */
  readonly script?: string;
  /** Texts of the styles, for `style-src`. */
  readonly styles: readonly string[];
}

/** For the registry that is told: `html/index.ts` says the rest. */
export function bannerHtml<R extends Registry = DfoRegistry>(options: BannerOptions<R>): BannerHtml {
  const registry = toldRegistry(options);
  const { site: siteId, lang: asked, privacyUrl, cookieDomain, nonce } = options;
  const pages = pageRegistry(registry);
  addLanguages(registry);
  const languages = languagesOf(registry);
  const lang = languages.find((one) => one === asked);
  if (!lang) throw new RangeError(unknown('language', asked, languages));
  if (!Object.hasOwn(pages.sites, siteId)) throw new RangeError(unknown('website', siteId, Object.keys(pages.sites)));
  const refused = pages.refused?.[siteId];
  if (refused) throw new RangeError(refused);
  const sharing = cookieDomain === undefined ? undefined : sharingUnder(pages, siteId, cookieDomain);
  const site = sharing?.site ?? pages.sites[siteId]!;
  if (privacyUrl !== undefined && !/^https?:$/.test(new URL(privacyUrl, 'https://site.example/').protocol)) {
    throw new RangeError(
      `dfo-consent: the privacy address "${privacyUrl}" is no http(s) address. Write it like /personvern or https://www.dfo.no/om-dfo/personvern.`,
    );
  }
  const consent = { registry: pages, source: registry, site, siteId, sharing, privacyUrl };
  const services = site.banner;
  if (!services.length) {
    return {
      html: '<dfo-consent-banner></dfo-consent-banner>',
      settings: '<dfo-consent-settings></dfo-consent-settings>',
      styles: [],
    };
  }
  /** What confirms an answer. */
  const said = (yes: readonly string[]) =>
    common.confirmation({ ...consent, may: (id) => yes.includes(id) }, lang, {
      yes,
      no: services,
      outcome: { kept: true, withdrawn: [] },
      returnTo: null,
    });
  const decision = decide(pages, site, { state: 'unanswered', why: 'none' }, new Set(), { gpc: false });
  const units = askedUnits({ ...consent, decision }, lang);
  const isSeveral = units.length > 1;
  const answer = () => {};
  const question = (
    <Frame language={lang}>
      <div>
        {isSeveral ? (
          <Several {...{ consent, language: lang, units, answer }} ticked={new Set()} tick={answer} />
        ) : (
          <Question {...{ consent, language: lang, services, answer }} />
        )}
      </div>
    </Frame>
  );
  const style = isSeveral ? banner + several : banner;
  const told = {
    'data-question': questionKey(consent, services, lang),
    'data-wait': say(wait, lang),
    'data-failed': say(failed, lang),
    // To several there are more answers than can be printed.
    ...(!isSeveral && { 'data-yes': said(services) }),
    'data-no': said([]),
    'data-hide': common.hide(lang),
  };
  const element = h('dfo-consent-banner', { hidden: true, ...told }, inShadow(style, question, nonce));
  const control = (
    <button type="button" lang={lang} dir="ltr" data-dfo-consent="open">
      {say(change, lang)}
    </button>
  );
  return {
    html: `${renderToString(element)}${renderToString(<script nonce={nonce} dangerouslySetInnerHTML={{ __html: inlineScript }} />)}`,
    settings: renderToString(
      h('dfo-consent-settings', { 'data-nosnippet': '' }, inShadow(settingsStyle, control, nonce)),
    ),
    script: inlineScript,
    styles: [style, settingsStyle],
  };
}

const inShadow = (css: string, content: ComponentChild, nonce: string | undefined) =>
  h('template', { shadowrootmode: 'open' }, <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />, content);
