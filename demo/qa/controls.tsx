import { h } from 'preact';
import { presetOf, presets, type Preset } from '../as-browser.js';
import { registry } from '../../registry/index.js';
import type { Site } from '../../registry/model.js';
import { answerCookie, corruptAnswer, deleteAnswer, expireAnswer } from './answer-cookie.js';
import { addressAs, addressWith, running, siteHere } from './page.js';

const websites = Object.entries<Site>(registry.sites).filter(([, { kind }]) => kind === 'website');

/** What a tester can do to the answer, and where else to go. */
export function Controls() {
  const { handle } = running() ?? {};
  const { id, site } = siteHere() ?? {};
  const hasAnswer = answerCookie() !== undefined;
  const isHtml = new URLSearchParams(location.search).has('html');
  const all = [...(site?.banner ?? []), ...(site?.inContext ?? [])];
  return (
    <div class="qa-controls">
      <p class="qa-buttons">
        <Button
          press={() => handle?.give(site!.banner as Parameters<typeof handle.give>[0])}
          disabled={!handle || !site?.banner.length}
        >
          Yes
        </Button>
        <Button press={() => handle?.give(all as Parameters<typeof handle.give>[0])} disabled={!handle || !all.length}>
          Yes, and to embeds
        </Button>
        <Button press={() => handle?.refuse()} disabled={!handle || !all.length}>
          No / withdraw
        </Button>
        <Button press={() => handle?.open()} disabled={!handle || !all.length}>
          Open settings
        </Button>
        <Button press={expireAnswer} disabled={!hasAnswer}>
          Expire
        </Button>
        <Button press={corruptAnswer}>Corrupt</Button>
        <Button press={deleteAnswer} disabled={!hasAnswer}>
          Delete cookie
        </Button>
      </p>
      <p class="qa-buttons">
        <label>
          Site{' '}
          <select onChange={(event) => location.assign(event.currentTarget.value)}>
            {websites.map(([other, { title, hostnames }]) => (
              <option value={addressOf(other, hostnames)} selected={other === id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <span>
          Language:{' '}
          {['nn', 'nb', 'en'].flatMap((lang) => [
            <a
              href={`${location.pathname}?lang=${lang}`}
              aria-current={document.documentElement.lang === lang || undefined}
            >
              {lang}
            </a>,
            ' ',
          ])}
        </span>
        <a href={addressWith('html', !isHtml)}>
          {isHtml ? 'Reload with the plain script tag' : 'Reload with the banner as HTML'}
        </a>
        <span>
          As another browser:{' '}
          {Object.entries(presets).flatMap(([preset, name]) => [
            <a href={addressAs(preset as Preset)} aria-current={preset === played || undefined}>
              {name}
            </a>,
            ' ',
          ])}
          {played && <a href={addressAs(undefined)}>As this browser is</a>}
        </span>
        {isLocal && <a href={`//127.0.0.1${port}/`}>All sites</a>}
      </p>
    </div>
  );
}

const played = presetOf(new URL(location.href));
const isLocal = location.hostname.endsWith('.localhost');
const port = location.port && `:${location.port}`;

/** The same site, in the kind of name that this page was asked for by. */
const addressOf = (id: string, hostnames: readonly string[]) =>
  `${location.protocol}//${isLocal ? `${id}.localhost` : (hostnames[0] ?? '')}${port}/${location.search}`;

function Button({ press, disabled, children }: { press: () => void; disabled?: boolean; children: string }) {
  return (
    <button type="button" onClick={press} disabled={disabled ?? false}>
      {children}
    </button>
  );
}
