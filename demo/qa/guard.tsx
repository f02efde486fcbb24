import { toldHosts } from '../../src/gate/told-hosts.js';
import { h } from 'preact';
import { addressWith, running, siteHere } from './page.js';
import { Table } from './table.js';

/** What an unruly script would do here, at the first vendor of the site that has an address. */
const attempts: Readonly<Record<string, (address: string) => void>> = {
  'Insert a frame': (address) =>
    document
      .querySelector('main')!
      .append(
        Object.assign(document.createElement('iframe'), { src: address, title: 'Test', width: 640, height: 360 }),
      ),
  'Set an image': (address) => {
    new Image().src = address;
  },
  Fetch: (address) => void fetch(address, { mode: 'no-cors' }).catch((error: unknown) => console.info(String(error))),
  'Send a beacon': (address) => void navigator.sendBeacon(address),
};

/** What the guard in the page has held, with a way to give it something to hold. */
export function Caught() {
  const { consent } = running() ?? {};
  const service = [...(siteHere()?.site.inContext ?? []), ...(siteHere()?.site.banner ?? [])].find(
    (id) => consent && toldHosts(consent)[id]?.length,
  );
  const address = service && `${location.protocol}//${toldHosts(consent!)[service]![0]}/made-by-a-script`;
  const isOn = consent?.guard !== undefined;
  return (
    <section>
      <p class="qa-actions">
        <a href={addressWith('guard', !isOn)}>
          {isOn ? 'Reload without the guard' : 'Reload with the guard (data-guard)'}
        </a>
        {address && <span>As a script would, at {service}:</span>}
        {address &&
          Object.entries(attempts).map(([name, attempt]) => (
            <button type="button" onClick={() => attempt(address)}>
              {name}
            </button>
          ))}
      </p>
      <Table
        caption="Caught by the guard"
        head={['Service', 'Address', 'How']}
        empty={
          isOn
            ? 'Nothing yet. What is caught here should be gated in the HTML: dfo-consent gate.'
            : 'The guard is off on this page.'
        }
        rows={(consent?.guard?.held ?? []).map(({ service, address, how }) => [service, <code>{address}</code>, how])}
      />
    </section>
  );
}
