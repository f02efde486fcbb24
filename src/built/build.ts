import { rollup } from 'rollup';
import type { Language, Registry } from '../../registry/model.js';
import { bannerHtml } from '../first-paint/banner-html.js';
import { bundles, integrityOf } from './bundles.js';

/** What `dfo-consent build` is asked for. */
export interface BuildOptions {
  /** Folder of this package: its `src/` is what is bundled. */
  readonly root: string;
  readonly registry: Registry;
  /** Ids of the websites that the files are for. */
  readonly sites: readonly string[];
  readonly languages: readonly Language[];
}

const pick = <T>(all: Readonly<Record<string, T>>, ids: Iterable<string>): Record<string, T> =>
  Object.fromEntries([...new Set(ids)].map((id) => [id, all[id]!]));

/** A registry with some of its sites, and with what these have alone. */
export function onlySites(
  { sites, services, purposes, statements, processings = {}, ...rest }: Registry,
  ids: readonly string[],
): Registry {
  const chosen = pick(sites, ids);
  const used = Object.values(chosen).flatMap((site) => [
    ...site.banner,
    ...site.inContext,
    ...site.necessary,
    ...(site.linked ?? []),
  ]);
  const its = pick(services, used);
  const asked = Object.values(its).flatMap(({ purpose }) =>
    purpose && Object.hasOwn(purposes, purpose) ? purpose : [],
  );
  // What is told of other sites alone is left out, and so is a site that publishes and is not among them.
  const told = Object.entries(processings).flatMap(([id, one]) => {
    const named = one.sites?.filter((site) => ids.includes(site));
    return named?.length === 0 ? [] : [[id, named ? { ...one, sites: named } : one] as const];
  });
  const stated = Object.entries(statements).map(([id, { publishedOn, ...one }]) => [
    id,
    publishedOn !== undefined && ids.includes(publishedOn) ? { ...one, publishedOn } : one,
  ]);
  return {
    ...rest,
    statements: Object.fromEntries(stated),
    sites: chosen,
    services: its,
    purposes: pick(purposes, asked),
    ...(told.length && { processings: Object.fromEntries(told) }),
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page with the printed banner and control, to look at. */
const pageOf = (title: string, site: string, lang: Language, banner: string, settings: string) => `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<script async src="dfo-consent-core.js" data-site="${escaped(site)}"></script>
<body>
${banner}
<main><h1>${escaped(title)}</h1><p><a href="index.html">index.html</a></p></main>
<footer>${settings}</footer>
`;

const indexOf = (
  pages: readonly { readonly file: string; readonly title: string; readonly lang: Language }[],
) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>dfo-consent</title>
<h1>What was built</h1>
<p>Each page asks as its site does. Serve this folder by http: from a disk no browser keeps an answer.</p>
<ul>
${pages.map(({ file, title, lang }) => `<li><a href="${file}" hreflang="${lang}">${escaped(title)} (${lang})</a></li>`).join('\n')}
</ul>
`;

/**
 * Makes the files that pages load by address for a registry, what is printed into their HTML, and pages that show it.
 *
 * @returns the text of each file by its name
 * @throws RangeError for what cannot be; what rollup says of the source it lets through
 */
export async function build({ root, registry, sites, languages }: BuildOptions): Promise<ReadonlyMap<string, string>> {
  const its = onlySites(registry, sites);
  const files = new Map<string, string>();
  for (const { output: format, ...input } of bundles({ root, registry: its, languages })) {
    const built = await rollup(input);
    const { output } = await built.generate(Array.isArray(format) ? format[0]! : format!);
    await built.close();
    for (const one of output) if (one.type === 'chunk') files.set(one.fileName, one.code);
  }
  files.set(
    'sri.json',
    integrityOf((file) => files.get(file)!),
  );
  const pages = [];
  for (const site of sites) {
    for (const lang of languages) {
      const { html, settings } = bannerHtml<Registry>({ site, lang, registry: its });
      const name = `${encodeURIComponent(site)}-${lang}.html`;
      files.set(`banner-${name}`, `${html}\n`);
      files.set(`settings-${name}`, `${settings}\n`);
      const { title } = its.sites[site]!;
      const file = `page-${name}`;
      files.set(file, pageOf(title, site, lang, html, settings));
      pages.push({ file: encodeURI(file), title, lang });
    }
  }
  files.set('index.html', indexOf(pages));
  return files;
}
