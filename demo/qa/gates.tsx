import { h } from 'preact';
import { running, siteHere } from './page.js';
import { Table } from './table.js';

interface Held {
  readonly service: string;
  readonly what: string;
  readonly state: 'held' | 'running' | 'stopped';
}

/** What waits in the page and what runs, read from the page itself and not from the library. */
export function findHeld(): Held[] {
  const found: Held[] = [];
  const { site } = siteHere() ?? {};
  if (site?.banner.includes('matomo')) {
    const isLoaded = document.querySelector('script[src$="/matomo.js"]') !== null;
    found.push({
      service: 'matomo',
      what: 'matomo.js',
      state: !isLoaded ? 'held' : running()?.consent.may('matomo') ? 'running' : 'stopped',
    });
  }
  for (const element of document.querySelectorAll<HTMLElement>('dfo-consent-embed, [data-service]')) {
    const service = element.getAttribute('service') ?? element.dataset['service'] ?? '';
    const frame = element instanceof HTMLIFrameElement ? element : element.shadowRoot?.querySelector('iframe');
    const title = element.getAttribute('title') ?? element.shadowRoot?.querySelector('.title + p')?.textContent ?? '';
    found.push({
      service,
      what: `<${element.localName}> ${title}`,
      state: frame?.hasAttribute('src') ? 'running' : 'held',
    });
  }
  return found;
}

/** What each gate holds now. After a withdrawal Matomo is `stopped`: a script that has run cannot be unloaded. */
export function Gates() {
  return (
    <Table
      caption="Gates"
      head={['Service', 'What', 'State']}
      empty="There is nothing to hold on this page."
      rows={findHeld().map(({ service, what, state }) => [service, what, state])}
    />
  );
}
