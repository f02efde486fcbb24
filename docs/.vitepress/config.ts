import { defineConfig } from 'vitepress';

/** The manual as a site: `npm run docs`. `build.ts` writes the pages that it is made of. */
export default defineConfig({
  title: 'dfo-consent',
  description: 'Consent and disclosure for Norwegian public websites.',
  lang: 'en',
  base: '/docs/',
  srcDir: '../.docs',
  outDir: '../dist-docs',
  cacheDir: '../.docs/.cache',
  cleanUrls: true,
  // Addresses of the demo are there while `npm start` runs.
  ignoreDeadLinks: [/^http:\/\/127\.0\.0\.1/],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('dfo-') } } },
  themeConfig: {
    // Its index is a file of the site: no search leaves the machine.
    search: { provider: 'local' },
    nav: [
      { text: 'All pages', link: '/' },
      { text: 'API', link: '/api/' },
      { text: 'Demo', link: 'http://127.0.0.1:4173/', target: '_self' },
    ],
    sidebar: [
      {
        text: 'By reader',
        items: [
          { text: 'Start', link: '/readme' },
          { text: 'Web developers', link: '/developer' },
          { text: 'Redaktørar', link: '/editor' },
          { text: 'Testers', link: '/tester' },
          { text: 'Personvernombod', link: '/privacy-officer' },
          { text: 'Other organisations', link: '/organisations' },
          { text: 'Operators', link: '/operator' },
          { text: 'Contributors', link: '/contributing' },
        ],
      },
      {
        text: 'By subject',
        items: [
          { text: 'Recipes', link: '/recipes' },
          { text: 'React', link: '/react' },
          { text: 'Command line', link: '/commands' },
          { text: 'Playground', link: '/playground' },
          { text: 'HTML gate', link: '/gate' },
          { text: 'Content-Security-Policy', link: '/csp' },
          { text: 'Guard', link: '/guard' },
          { text: 'What is stored', link: '/stored' },
          { text: 'Set-Cookie', link: '/set-cookie' },
          { text: 'serve', link: '/serve' },
          { text: 'Audit', link: '/audit' },
          { text: 'Vendors', link: '/vendors' },
          { text: 'Browsers', link: '/browsers' },
          { text: 'What it costs', link: '/bench' },
          { text: 'API reference', link: '/api/' },
        ],
      },
      {
        text: 'How it is made',
        items: [
          { text: 'Rules and tests', link: '/rules' },
          { text: 'Architecture', link: '/architecture' },
          { text: 'Inside', link: '/inside' },
          { text: 'Decisions', link: '/adr/' },
          { text: 'Changes', link: '/changelog' },
        ],
      },
    ],
  },
});
