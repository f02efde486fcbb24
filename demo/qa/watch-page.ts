import { findHeld } from './gates.js';
import { recall, remember, type Happened } from './memory.js';
import { running, siteHere } from './page.js';

let asked = '';
let answered: string | undefined;
let states: ReadonlyMap<string, string> | undefined;

/** What has happened in the page since the last look, which is added to what the tool remembers. */
export function watchPage(): void {
  const happened: Happened[] = [];
  const tell = (kind: Happened['kind'], what: string) => happened.push({ time: Date.now(), kind, what });
  const { consent } = running() ?? {};
  if (consent) {
    const asks = consent.decision.asks.map(({ purpose, services }) => `${purpose} (${services.join(', ')})`).join('; ');
    if (asks && asks !== asked) tell('asked', asks);
    asked = asks;
    const said = answerInWords();
    if (said !== answered && answered !== undefined) tell('answered', said);
    answered = said;
  }
  const now = new Map(findHeld().map(({ service, what, state }, i) => [`${i} ${service} ${what}`, state]));
  for (const [key, state] of now) {
    const what = key.replace(/^\d+ /, '');
    const before = states?.get(key) ?? 'held';
    if (!states?.has(key) && state === 'held') tell('asked', `in its place: ${what}`);
    if (before === state) continue;
    tell(state === 'running' ? 'released' : 'stopped', what);
  }
  states = now;
  const stored = storedNames();
  const before = recall().stored ?? stored;
  for (const name of stored) if (!before.includes(name)) tell('stored', name);
  for (const name of before) if (!stored.includes(name)) tell('deleted', name);
  if (happened.length || recall().stored === undefined)
    remember({ happened: [...recall().happened, ...happened], stored });
}

/** What each service was told, or that nothing was. */
function answerInWords(): string {
  const services = running()!.consent.decision.services;
  const { site } = siteHere() ?? {};
  const ids = [...(site?.banner ?? []), ...(site?.inContext ?? [])];
  const of = (why: string) => ids.filter((id) => services[id]?.why === why);
  const parts = [
    ['yes', of('accepted')],
    ['no', of('refused')],
  ] as const;
  return (
    parts
      .filter(([, its]) => its.length)
      .map(([said, its]) => `${said}: ${its.join(', ')}`)
      .join('; ') || 'nothing'
  );
}

/** Cookies that the page can read, and keys. */
const storedNames = (): string[] => [
  ...document.cookie.split('; ').flatMap((pair) => (pair ? [`cookie ${pair.split('=')[0]}`] : [])),
  ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
  ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
];
