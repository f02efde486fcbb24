/** A site with one of everything, for sequences of actions. Runs in the page. */
import type { Registry, Service } from '../../../registry/model.js';
import type { World } from '../../fixtures/consent-model.js';
import { purposes, recipient, text } from '../../fixtures/small-registry.js';

const provenance = { kind: 'assumed', why: text('Made up for tests') } as const;
const facts = {
  description: text('What it does'),
  provenance,
  legalBasis: 'consent',
  recipients: [recipient('Library')],
  outsideEea: { value: false, provenance },
  items: [],
} as const;
const embed = (name: string, host: string): Service => ({
  ...facts,
  name,
  purpose: 'media',
  delivery: 'embed',
  embed: 'video',
  hosts: [host],
  collects: ['ip'],
});

/** The last one has a name that every object has. */
export const hosts = {
  matomo: 'matomo.example',
  film: 'film.example',
  chart: 'chart.example',
  constructor: 'sound.example',
} as const;
export type Id = keyof typeof hosts;
export const ids = Object.keys(hosts) as Id[];

const site = { title: 'The library', kind: 'website', hostnames: [], provenance, necessary: [] } as const;

export const registry: Registry = {
  organisation: 'The library',
  statements: {},
  purposes,
  services: {
    matomo: { ...facts, name: 'Matomo', purpose: 'statistics', delivery: 'script', hosts: [], loader: 'matomo' },
    ...Object.fromEntries(ids.slice(1).map((id) => [id, embed(id, hosts[id])])),
  },
  sites: {
    'one question': { ...site, banner: ['matomo'], inContext: ['film', 'chart', 'constructor'] },
    'several questions': { ...site, banner: ['matomo', 'film'], inContext: ['chart', 'constructor'] },
    'no question': { ...site, banner: [], inContext: ['film', 'chart', 'constructor'] },
  },
};
export const siteIds = Object.keys(registry.sites);

export const worldOf = (siteId: string): World => ({
  questions: new Map(
    ids.map((id) => [id, { purpose: registry.services[id]!.purpose!, recipients: ['Library (controller)'], days: 0 }]),
  ),
  banner: registry.sites[siteId]!.banner,
  inContext: registry.sites[siteId]!.inContext,
  necessary: [],
});
