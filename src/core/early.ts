import { attempt } from '../page/attempt.js';
import type { Consent, Early } from '../consent/model.js';
import { httpUrl } from '../page/http-url.js';
import { whenParsed } from '../page/life.js';
import { noteViews } from '../page/first-views.js';
import { watchConcerns } from './concerns.js';
import { earlyScripts } from './early-scripts.js';
import { hearViews, holdQueues } from './matomo-queue.js';
import { startMatomo } from './start-matomo.js';

/**
 * Starts what is accepted as soon as it may: Matomo, and scripts that stand on their own. Everything else is the gate's, which is fetched
 * as soon as there is something of it in the page: a visitor of a page without embeds never pays for it. Until it has come what the core
 * leaves alone stays as inert as it was written.
 */
export function startEarly(consent: Consent): void {
  const { matomo, nonce, registry, signal, site } = consent;
  const banner = site?.banner ?? [];
  const hostOf = (address = location.href) => httpUrl(address)?.host;
  const isOurs = (address: string) => [hostOf(), hostOf(matomo?.url)].includes(hostOf(address));
  const isFaceless = (id: string) => banner.includes(id) && !registry.services[id]!.embed;
  const id = [...banner, ...(site?.inContext ?? [])].find((one) => registry.services[one]!.loader === 'matomo');
  const mayMatomo = () => id !== undefined && consent.may(id);

  const scripts = earlyScripts(isFaceless, consent.may, nonce, isOurs, () => consent.needGate());
  const early: Early = {
    scripts,
    matomo: undefined,
    matomoId: id,
    isEnding: () =>
      [...(early.matomo ? [id!] : []), ...[...scripts.started.values()].map((one) => one.dataset['service']!)].some(
        (one) => !consent.may(one),
      ),
    views: () => [],
  };
  consent.early = early;

  let wasAllowed: boolean | undefined;
  const start = () => {
    if (consent.gate || early.isStopped) return;
    const isAllowed = mayMatomo();
    // Also what the page's scripts have put past the queue since, or into one of their own, was without consent.
    if (id !== undefined && isAllowed !== wasAllowed) attempt(() => holdQueues(mayMatomo));
    wasAllowed = isAllowed;
    if (!isAllowed || early.matomo || !matomo) return;
    // One that is there already goes on in ways of its own.
    if ((window as { Matomo?: { getTracker?: unknown } }).Matomo?.getTracker instanceof Function)
      return consent.needGate();
    early.matomo = startMatomo(matomo, consent.stored, nonce);
    early.views = noteViews((view) => {
      consent.needGate();
      // What the page's scripts count of it, they count themselves.
      if (view) attempt(() => hearViews(() => (view.isCounted = true)));
    }, signal);
  };
  attempt(start);
  consent.watch(start);
  consent.watch(scripts.look);

  watchConcerns(
    Object.keys(registry.services),
    (found) => {
      scripts.look();
      if (found.filter((one) => !scripts.takes(one)).length) consent.needGate();
    },
    () => consent.gate !== undefined, // That watches itself.
    signal,
  );
  whenParsed(scripts.look, signal);
}
