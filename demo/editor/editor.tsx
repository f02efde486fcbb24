import { h, render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { registry, type DfoSiteId, type Language, type Site } from '../../registry/index.js';
import type { Suspect } from '../../src/html/suspects.js';
import { list, say } from '../../src/texts/say.js';
import { InertCode } from './inert-code.js';
import { lookAt, ownServices, type OwnHosts, type Seen } from './look-at.js';
import { Report } from './report.js';
import { words } from './words.js';

const websites = Object.entries<Site>(registry.sites).filter(([, { kind }]) => kind === 'website');
const providerOf = (id: keyof typeof registry.services): string => registry.services[id].name;
/** Streams have several providers. */
const ownName = (id: keyof OwnHosts, lang: Language) => (id === 'live-stream' ? words.streams[lang] : providerOf(id));
/** How long somebody who writes by hand may rest, in milliseconds. */
const rest = 300;

/** The page for editors. What is pasted is shown as text alone, and never becomes a part of the page. */
function Editor({ lang }: { lang: Language }) {
  const [code, setCode] = useState('');
  const [site, setSite] = useState<DfoSiteId>('dfo.no');
  const [own, setOwn] = useState<OwnHosts>({ matomo: '', qlik: '', 'live-stream': '' });
  const asked = useSettled({ code, site, own });
  const seen = useMemo(() => lookAt(asked.code, asked.site, asked.own), [asked]);
  const wrong = seen.kind === 'wrong-host' ? seen.service : undefined;
  const home = registry.sites[site].hostnames[0] ?? '';

  return (
    <div>
      <form class="editor-form" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
        <p class="field">
          <label for="code">{say(words.code, lang)}</label>
          <span id="code-hint">{say(words.codeHint, lang)}</span>
          <textarea
            id="code"
            rows={8}
            spellcheck={false}
            autocapitalize="off"
            aria-describedby="code-hint"
            translate={false}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </p>
        <p class="field">
          <label for="site">{say(words.site, lang)}</label>
          <select id="site" onChange={(event) => setSite(event.currentTarget.value as DfoSiteId)}>
            {websites.map(([id, { title }]) => (
              <option value={id} selected={id === site}>
                {title}
              </option>
            ))}
          </select>
        </p>
        <fieldset aria-describedby="own-hint">
          <legend>{say(words.ownServers, lang)}</legend>
          <p id="own-hint">{say(words.ownServersHint, lang)}</p>
          <div class="own-servers">
            {ownServices.map((id) => (
              <p class="field">
                <label for={`host-${id}`}>{say(words.ownServer, lang, { provider: ownName(id, lang) })}</label>
                <input
                  id={`host-${id}`}
                  inputMode="url"
                  spellcheck={false}
                  autocapitalize="off"
                  value={own[id]}
                  aria-invalid={id === wrong || undefined}
                  aria-describedby={id === wrong ? `error-${id}` : undefined}
                  onInput={(event) => setOwn({ ...own, [id]: event.currentTarget.value })}
                />
                {id === wrong && (
                  <span class="error" id={`error-${id}`}>
                    {say(words.wrongHost, lang, { home })}
                  </span>
                )}
              </p>
            ))}
          </div>
        </fieldset>
      </form>
      <section aria-labelledby="result" class="result">
        <h2 id="result">{say(words.result, lang)}</h2>
        <p role="status">{summary(seen, lang)}</p>
        {'suspects' in seen && (
          <Suspects suspects={seen.suspects} lang={lang} enter={(host) => setOwn({ ...own, matomo: host })} />
        )}
        {'unknown' in seen && seen.unknown.length > 0 && (
          <div class="notice">
            <p>{say(words.unknown, lang, { hosts: list(seen.unknown, lang) })}</p>
          </div>
        )}
        {seen.kind === 'found' && <InertCode code={seen.inert} lang={lang} />}
        {seen.kind === 'found' &&
          [...seen.services].map(([service, embeds]) => (
            <Report key={service} service={service} embeds={embeds} site={asked.site} lang={lang} />
          ))}
      </section>
    </div>
  );
}

function Suspects({
  suspects,
  lang,
  enter,
}: {
  suspects: readonly Suspect[];
  lang: Language;
  enter: (host: string) => void;
}) {
  const first = new Map(suspects.map((one) => [one.host, one] as const));
  return (
    <div>
      {[...first].map(([host, { file }]) => (
        <div class="notice">
          <p>{host ? say(words.suspect, lang, { file, host }) : say(words.suspectNowhere, lang, { file })}</p>
          {host && (
            <button type="button" onClick={() => enter(host)}>
              {say(words.useHost, lang, { host })}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function summary(seen: Seen, lang: Language): string {
  switch (seen.kind) {
    case 'empty':
    case 'nothing':
      return say(words[seen.kind], lang);
    case 'wrong-host':
      return say(words.fixHost, lang, { provider: ownName(seen.service, lang) });
    case 'found':
      return say(words.found, lang, { providers: list([...seen.services.keys()].map(providerOf), lang) });
  }
}

/** `value`, once it has been the same for a while: a status for every key would be read aloud for every key. */
function useSettled<T extends object>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), rest);
    return () => clearTimeout(timer);
  }, Object.values(value));
  return settled;
}

const place = document.getElementById('editor');
if (place) {
  place.replaceChildren();
  render(<Editor lang={document.documentElement.lang as Language} />, place);
}
