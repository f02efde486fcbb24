import type {
  Language,
  Lifetime,
  Provenance,
  Recipient,
  Registry,
  Service,
  StoredItem,
  Text,
} from '../../registry/model.js';
import * as text from '../texts/disclosure.js';
import { addLanguages } from '../texts/added.js';
import { date } from '../texts/date.js';
import { list, say } from '../texts/say.js';

/** What one site stores, in the words of one language: what the tables show, and what `--format json` prints. */
export interface Declaration {
  /** Id of the site. */
  readonly site: string;
  /** The name visitors know the site by. */
  readonly title: string;
  /** The language that all is said in. */
  readonly language: Language;
  /** Host names of the site; none for an app. */
  readonly domains: readonly string[];
  /** When the statements that it rests on were last changed, `YYYY-MM-DD`. */
  readonly updated: readonly string[];
  /** Optional purposes in the registry's order, then what is necessary. */
  readonly sections: readonly Section[];
  /** Services that the site only links to. */
  readonly linked: readonly { readonly service: string; readonly name: string; readonly description: string }[];
  /** What the statements get wrong or leave open about this site. */
  readonly issues: readonly { readonly id: string; readonly text: string }[];
}

/** What is stored for one purpose. */
export interface Section {
  /** Id of the purpose, or `necessary`. */
  readonly purpose: string;
  /** Its heading. */
  readonly name: string;
  /** Its services, each a table. */
  readonly services: readonly DeclaredService[];
}

/** One service, in words. */
export interface DeclaredService {
  /** Id of the service. */
  readonly service: string;
  /** Who provides it. */
  readonly name: string;
  /** What its table is called. */
  readonly title: string;
  /** What it does, and what happens to the data. */
  readonly description: string;
  /** Consent, or the exception for what is strictly necessary. */
  readonly legalBasis: string;
  /** Why it is necessary, where no consent is asked. */
  readonly justification?: string;
  /** Who gets the data, each with the role. */
  readonly recipients: string;
  /** Yes, no or not stated. */
  readonly transferOutsideEea: string;
  /** What is stored, a row each. */
  readonly items: readonly Row[];
}

/** One row of a table. */
export interface Row {
  /**
   * The id of the row in a page, and so the end of a link to it: `dfo-consent-<site>-<service>-<name>`, for example
   * `dfo-consent-dfo.no-matomo-_pk_id`. It is the same in every language. What is no ASCII letter, digit, `.`, `_` or `-` is a
   * `-` in it. Where a service has two items of one name, the second ends with `-2`.
   */
  readonly id: string;
  /** The name as it is declared. */
  readonly item: string;
  /** The name as it is shown: «_pk_id …» where it goes on. */
  readonly name: string;
  /** The language of the name, where it is words and not a technical name. */
  readonly nameLanguage?: Language;
  /** Where on the device it lies. */
  readonly kind: string;
  /** Who can read it: a host name, or in words. */
  readonly domain: string;
  /** What it is for. */
  readonly description: string;
  /** How long it lies there, with its unit. */
  readonly lifetime: string;
  /** Who gets it, each with the role. */
  readonly recipients: string;
  /** Their names alone: a role is a long word for a narrow column. */
  readonly recipientNames: string;
  /** Where these facts come from. */
  readonly provenance: string;
  /** The statement's own words, in its own language, where ours differ. */
  readonly quote?: { readonly text: string; readonly language: Language };
  /** Whether the privacy statement names it. */
  readonly isDeclared: boolean;
}

/**
 * The declaration of a site.
 *
 * @throws RangeError that names the site and the known ones
 */
export function declaration(registry: Registry, siteId: string, language: Language): Declaration {
  const site = Object.hasOwn(registry.sites, siteId) ? registry.sites[siteId] : undefined;
  if (!site) {
    throw new RangeError(
      `There is no site "${siteId}" in the registry. Known sites: ${Object.keys(registry.sites).join(', ')}.`,
    );
  }
  addLanguages(registry);
  const ids = [...site.banner, ...site.inContext, ...site.necessary];
  const all = ids.map((id) => [id, registry.services[id]!] as const);
  const purposes: readonly (readonly [string, Text])[] = [
    ...Object.entries(registry.purposes).map(([id, { name }]) => [id, name] as const),
    ['necessary', text.necessaryName],
  ];
  const linked = (site.linked ?? []).map((id) => [id, registry.services[id]!] as const);
  const of = new Words(registry, siteId, language);
  const statements = new Set(
    [site.provenance, ...[...all, ...linked].map(([, service]) => service.provenance)].flatMap((from) =>
      from.kind === 'declared' ? [from.statement] : [],
    ),
  );
  const issues = [
    ...[...statements].flatMap((id) => registry.statements[id]?.issues ?? []),
    ...(site.issues ?? []),
    ...[...all, ...linked].flatMap(([, service]) => service.issues ?? []),
  ];
  return {
    site: siteId,
    title: site.title,
    language,
    domains: site.hostnames,
    updated: [...statements].flatMap((id) => registry.statements[id]?.date ?? []),
    sections: purposes
      .map(([purpose, name]) => ({
        purpose,
        name: say(name, language),
        services: all
          .filter(([, service]) => service.purpose === purpose)
          .map(([id, service]) => of.service(id, service)),
      }))
      .filter((section) => section.services.length),
    linked: linked.map(([id, service]) => ({
      service: id,
      name: service.name,
      description: say(service.description, language),
    })),
    issues: issues.map(({ id, text }) => ({ id, text: say(text, language) })),
  };
}

/** One registry's facts about one site, put into one language. */
class Words {
  readonly #ids = new Set<string>();

  constructor(
    private readonly registry: Registry,
    private readonly siteId: string,
    private readonly language: Language,
  ) {}

  private say(words: Text, values?: Record<string, string>): string {
    return say(words, this.language, values);
  }

  private get site() {
    return this.registry.sites[this.siteId]!;
  }

  private get domain(): string {
    return this.site.hostnames[0] ?? this.site.title;
  }

  service(id: string, service: Service): DeclaredService {
    const isNecessary = service.legalBasis === 'strictly-necessary';
    return {
      service: id,
      name: service.name,
      title: service.title ? this.say(service.title) : service.name,
      description: this.say(service.description, { site: this.domain }),
      legalBasis: this.say(isNecessary ? text.legalNecessary : text.legalConsent),
      ...(isNecessary && { justification: this.say(service.necessity.justification) }),
      recipients: this.recipients(service.recipients),
      transferOutsideEea: this.transfer(service.outsideEea),
      items: service.items.map((item) => this.row(item, id)),
    };
  }

  private row(item: StoredItem, service: string): Row {
    const { provenance } = item;
    const quote = provenance.kind === 'declared' ? provenance.quote : undefined;
    const names = item.match === 'prefix' ? this.say(text.startsWith, { name: item.name }) : item.name;
    return {
      id: this.idOf(service, item.name),
      item: item.name,
      name: names,
      ...(item.kind === 'device' && provenance.kind === 'declared' && { nameLanguage: this.languageOf(provenance) }),
      kind: this.say(text.kinds[item.kind]),
      domain: item.host === 'site' ? this.domain : typeof item.host === 'string' ? item.host : this.say(item.host),
      description: this.say(item.purpose),
      lifetime: this.lifetime(item.lifetime),
      recipients: this.recipients(item.recipients),
      recipientNames: this.recipients(item.recipients, ({ name }) => name),
      provenance: this.provenances(item),
      ...(quote && {
        quote: { text: quote, language: this.languageOf(provenance) },
      }),
      isDeclared: provenance.kind === 'declared',
    };
  }

  private idOf(service: string, name: string): string {
    const id = `dfo-consent-${this.siteId}-${service}-${name}`.replace(/[^\w.-]+/g, '-');
    let unique = id;
    for (let n = 2; this.#ids.has(unique); n++) unique = `${id}-${n}`;
    this.#ids.add(unique);
    return unique;
  }

  private recipients(
    recipients: Service['recipients'],
    told: (recipient: Recipient) => string = ({ name, role }) => `${name} (${this.say(text.roles[role])})`,
  ): string {
    return recipients.length ? list(recipients.map(told), this.language) : this.say(text.notStated);
  }

  private transfer(outsideEea: Service['outsideEea']): string {
    if (outsideEea === 'not-documented') return this.say(text.notStated);
    return `${this.say(outsideEea.value ? text.yes : text.no)}. ${this.provenance(outsideEea.provenance)}.`;
  }

  /** The language of the statement that a fact comes from. */
  private languageOf(from: Provenance): Language {
    return (from.kind === 'declared' && this.registry.statements[from.statement]?.language) || 'nn';
  }

  private lifetime(lifetime: Lifetime): string {
    if (typeof lifetime === 'string') return this.say(text.lifetimes[lifetime]);
    const { one, many } = text.durations[lifetime.unit];
    const duration = this.say(lifetime.n === 1 ? one : many, { n: String(lifetime.n) });
    return lifetime.atMost ? this.say(text.atMost, { duration }) : duration;
  }

  private provenances(item: StoredItem): string {
    const facts = { host: text.headDomain, purpose: text.headDescription, lifetime: text.headLifetime };
    // Facts from one source stand together: «Beskriving og levetid: …».
    const bySource = new Map<string, string[]>();
    for (const [fact, from] of Object.entries(item.provenanceOf ?? {})) {
      const source = this.provenance(from);
      bySource.set(source, [...(bySource.get(source) ?? []), this.say(facts[fact as keyof typeof facts])]);
    }
    const others = [...bySource].map(([source, names]) =>
      this.say(text.factFrom, {
        fact: list(
          names.map((name, i) => (i ? name.toLowerCase() : name)),
          this.language,
        ),
        provenance: source.charAt(0).toLowerCase() + source.slice(1),
      }),
    );
    return [this.provenance(item.provenance), ...others].map((sentence) => `${sentence}.`).join(' ');
  }

  private provenance(from: Provenance): string {
    switch (from.kind) {
      case 'declared':
        return this.say(text.declared, {
          statement: this.registry.statements[from.statement]?.title ?? from.statement,
          date: this.date(from.date),
        });
      case 'documented':
        return this.say(text.documented, { source: from.source });
      case 'observed':
        return this.say(text.observed, { date: this.date(from.date), browser: from.browser });
      case 'assumed':
        return this.say(text.assumed, { why: this.say(from.why).replace(/\.$/, '') });
    }
  }

  date(iso: string): string {
    return date(Date.parse(iso) / 86_400_000, this.language);
  }
}
