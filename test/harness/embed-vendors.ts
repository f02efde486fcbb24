import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleScripts } from '../../demo/scripts.js';
import type { Reply, Request } from './serve.js';

const dependency = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url)), 'utf8');

/** Tableau's Embedding API v3, as one module in memory: its licence lets us use it, not pass it on. */
async function embeddingApi(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { TableauViz, TableauEventType } from '@tableau/embedding-api';",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

/** RequireJS, as far as a mashup needs it: modules by script tags, given to who asks for them when all have come. */
const requireJs = `(() => {
  let base = '';
  let defined;
  window.define = (module) => { defined = module; };
  const load = (name) => new Promise((done) => {
    const script = Object.assign(document.createElement('script'), { src: base + '/' + name + '.js', async: true });
    script.onload = () => done(defined);
    document.head.append(script);
  });
  window.require = (names, ready) => Promise.all(names.map(load)).then((modules) => ready(...modules));
  window.require.config = ({ baseUrl }) => { base = baseUrl; };
})();`;

type Answer = Exclude<Reply, string>;

const ofType = (type: string, body = ''): Answer => ({
  headers: { 'content-type': type, 'access-control-allow-origin': '*' },
  body,
});
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** Vimeo's description of a video: the frame that it is to be shown in. */
function oEmbed(query: URLSearchParams): string {
  const video = /\d+/.exec(query.get('url') ?? '')?.[0];
  return JSON.stringify({
    html: `<iframe src="https://player.vimeo.com/video/${video}${query.has('dnt') ? '?dnt=1' : ''}"></iframe>`,
  });
}

/**
 * Answers as the vendors of the embed codes would: with their own libraries where their licences allow it, otherwise with
 * stand-ins that go as far as the embed codes do.
 */
export async function embedVendors(): Promise<(request: Request) => Reply> {
  const [{ 'matomo.js': matomo }, tableau3] = await Promise.all([bundleScripts(), embeddingApi()]);
  const libraries: readonly (readonly [address: RegExp, code: string])[] = [
    // The site's own, whatever they are called.
    [/\/sites\/all\/modules\//, ''],
    [
      /^player\.vimeo\.com\/api\/player\.js$/,
      dependency('@vimeo/player/dist/player.js').replace(/^\/\/# sourceMappingURL.*$/m, ''),
    ],
    [/\/@qlik\/embed-web-components|\/rekneskap\.js$/, dependency('@qlik/embed-web-components/dist/index.js')],
    // A CommonJS module.
    [/\/tableau-2[^/]*\.js$/, `{ const module = {};\n${dependency('tableau-api/index.js')}\n}`],
    [/\/tableau\.embedding\.3[^/]*\.js$/, tableau3],
    [/\/(matomo|piwik)\.js$/, matomo],
    [/\/require\.js$/, requireJs],
    [/\/js\/qlik\.js$/, 'define({ setLanguage() {} });'],
    [/\/chatPanel\.js$/, 'window.boostChatPanel = () => ({ show() {} });'],
    [/\.js$/, ''],
  ];
  return ({ host, path, destination }) => {
    const { pathname, searchParams } = new URL(`https://vendor.example${path}`);
    const code = libraries.find(([address]) => address.test(host + pathname))?.[1];
    if (code !== undefined) return ofType('text/javascript', code);
    if (pathname.endsWith('/oembed.json')) return ofType('application/json', oEmbed(searchParams));
    if (pathname.endsWith('.css')) return ofType('text/css');
    if (/\.(png|jpg|webp)$/.test(pathname)) return ofType('image/svg+xml', picture);
    if (pathname.endsWith('.php') || /^(audio|video)$/.test(destination)) return { status: 204 };
    return ofType('text/html');
  };
}
