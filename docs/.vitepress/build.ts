/**
 * `npm run docs`: writes the pages of the site into `.docs/`, with the API reference made from the docstrings, and builds `dist-docs/`.
 * The documents link to each other as files of the repository; here these links get the site's addresses, and links to source become text.
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { Application } from 'typedoc';
import { build } from 'vitepress';

const out = '.docs';
const markdownIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => normalize(join(folder, file)));

/** The site's file of each document. */
const pages = new Map<string, string>([
  ...['README', 'CONTRIBUTING', 'CHANGELOG', 'SECURITY', 'ARCHITECTURE'].map(
    (name) => [`${name}.md`, `${name.toLowerCase()}.md`] as const,
  ),
  ...markdownIn('docs').map((file) => [file, relative('docs', file)] as const),
  ...markdownIn('adr').map((file) => [file, file.replace('README', 'index')] as const),
  ...['drupal', 'wordpress'].map((name) => [`integrations/${name}/README.md`, `integrations/${name}.md`] as const),
]);

/** Files that pages show or hand out. */
const files = new Map<string, string>([
  ['docs/demo.png', 'demo.png'],
  ...readdirSync('docs/bench')
    .filter((file) => file.endsWith('.svg'))
    .map((file) => [`docs/bench/${file}`, `bench/${file}`] as const),
]);

function forSite(file: string, text: string): string {
  const page = pages.get(file)!;
  return text.replace(/(!?)\[([^\][]*)\]\(([^)\s#]*)(#[^)\s]*)?\)/g, (whole, picture, words, path, anchor = '') => {
    if (!path || /^https?:/.test(path)) return whole;
    const target = normalize(join(dirname(file), path));
    const there = pages.get(target) ?? files.get(target);
    // What is no page, such as source, lies in the repository.
    if (!there) return words;
    return `${picture}[${words}](./${relative(dirname(page), there)}${anchor})`;
  });
}

rmSync(out, { recursive: true, force: true });
for (const [file, page] of pages) {
  mkdirSync(join(out, dirname(page)), { recursive: true });
  writeFileSync(join(out, page), forSite(file, readFileSync(file, 'utf8')));
}
for (const [file, place] of files) {
  mkdirSync(join(out, dirname(place)), { recursive: true });
  cpSync(file, join(out, place));
}

/** The plugin's options, which typedoc's own types do not have. */
const asPages = {
  entryFileName: 'index',
  hidePageHeader: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
};
const reference = await Application.bootstrapWithPlugins({
  ...asPages,
  options: 'typedoc.json',
  plugin: ['typedoc-plugin-markdown'],
  // `npx tsc` has said what is wrong.
  skipErrorChecking: true,
  logLevel: 'Warn',
  validation: false,
  out: join(out, 'api'),
});
const project = await reference.convert();
if (!project) throw new Error('typedoc could not read the entries.');
await reference.generateOutputs(project);

await build('docs');
