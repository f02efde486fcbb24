import { h, type ComponentChild } from 'preact';
import {
  registry,
  type DfoServiceId,
  type DfoSiteId,
  type Language,
  type Registry,
  type Site,
} from '../../registry/index.js';
import { declaration, type DeclaredService } from '../../src/disclosure/index.js';
import type { Embed } from '../../src/html/index.js';
import * as text from '../../src/texts/disclosure.js';
import { say } from '../../src/texts/say.js';
import { Table } from '../qa/table.js';
import { hostOf } from './look-at.js';
import { words } from './words.js';

interface ReportProps {
  readonly service: DfoServiceId;
  readonly embeds: readonly Embed[];
  readonly site: DfoSiteId;
  readonly lang: Language;
}

/** What one service in a code would contact, store and share. */
export function Report({ service, embeds, site, lang }: ReportProps) {
  const { title, banner }: Site = registry.sites[site];
  const provider = registry.services[service].name;
  const isDeclared = embeds.every((embed) => embed.isDeclared);
  const declared = isDeclared ? (banner.includes(service) ? words.inBanner : words.inPlace) : words.undeclared;
  return (
    <section class="report" data-service={service}>
      <h3>{provider}</h3>
      <p class={isDeclared ? undefined : 'notice'}>{say(declared, lang, { site: title, provider })}</p>
      <h4>{say(words.contacts, lang)}</h4>
      <Contacts embeds={embeds} site={site} lang={lang} />
      <h4>{say(words.stores, lang)}</h4>
      <Stored service={declaredOf(service, site, lang)} lang={lang} />
    </section>
  );
}

function Contacts({ embeds, site, lang }: Pick<ReportProps, 'embeds' | 'site' | 'lang'>) {
  const hosts = [...new Set(embeds.flatMap(({ addresses }) => addresses.flatMap((one) => hostOf(one, site) ?? [])))];
  return (
    <div>
      {hosts.length > 0 && <p translate={false}>{hosts.join(', ')}</p>}
      <ul>
        {embeds.map(({ element, line, addresses, why }) => (
          <li>
            <code translate={false}>&lt;{element}&gt;</code>, {say(words.atLine, lang, { line: String(line) })}
            {': '}
            {addresses.length
              ? addresses.map((one, i): ComponentChild => [i ? ', ' : '', <code translate={false}>{one}</code>])
              : say(words.noAddress, lang)}
            {'. '}
            {say(words.because, lang)}
            {': '}
            <span lang="en" translate={false}>
              {why}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Stored({ service, lang }: { service: DeclaredService; lang: Language }) {
  return (
    <div>
      <p>{service.description}</p>
      <Table
        caption={say(words.storedItems, lang, { provider: service.name })}
        head={[
          text.headItem,
          text.headStorageType,
          text.headDomain,
          text.headDescription,
          text.headLifetime,
          text.headRecipients,
        ].map((of) => say(of, lang))}
        rows={service.items.map((row) => [
          <code translate={false}>{row.name}</code>,
          row.kind,
          row.domain,
          row.description,
          row.lifetime,
          row.recipients,
        ])}
        empty={say(text.itemsNotStated, lang)}
      />
      <dl>
        <dt>{say(text.headLegalBasis, lang)}</dt>
        <dd>{service.legalBasis}</dd>
        <dt>{say(text.headRecipients, lang)}</dt>
        <dd>{service.recipients}</dd>
        <dt>{say(text.headTransfer, lang)}</dt>
        <dd>{service.transferOutsideEea}</dd>
      </dl>
    </div>
  );
}

/** What the registry declares of a service, as if the site had this one alone: it may not have it at all. */
function declaredOf(service: DfoServiceId, siteId: DfoSiteId, lang: Language): DeclaredService {
  const site: Site = { ...registry.sites[siteId], banner: [], inContext: [service], necessary: [], linked: [] };
  const alone: Registry = { ...registry, sites: { [siteId]: site } };
  return declaration(alone, siteId, lang).sections[0]!.services[0]!;
}
