import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language, Registry } from '../../registry/model.js';
import type { Consent } from '../consent/model.js';
import { pageRegistry } from '../decide/page-registry.js';
import { Frame, Question } from './question.js';

/** The question of each purpose, in each language, with places for what differs from site to site: `{site}`, `{providers}`, `{href}`. */
export type Questions = Readonly<Record<string, Partial<Record<Language, string>>>>;

/** What stands around every question. */
export const frameHtml = renderToString(<Frame />);

/** The questions that the banners of a registry's sites can ask by themselves. */
export function questionsOf(source: Registry, languages: readonly Language[]): Questions {
  const site = { title: '{site}', privacyUrl: '{href}' };
  const html = (purpose: string, language: Language) => {
    const registry = { services: { any: { name: '{providers}', purpose } } };
    const consent = { registry, source, site } as unknown as Consent;
    return renderToString(<Question {...{ consent, language, services: ['any'] }} answer={() => {}} />);
  };
  return Object.fromEntries(
    Object.keys(pageRegistry(source).purposes).map((id) => [
      id,
      Object.fromEntries(languages.map((language) => [language, html(id, language)])),
    ]),
  );
}
