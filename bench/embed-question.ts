/** How long the visitor of a page with one video, who has answered nothing, waits for the question in its place. */
import type { Asking, Path } from '../test/harness/contestants/contestant.js';
import { nothing } from '../test/harness/contestants/nothing.js';
import { head, options, orejime } from '../test/harness/contestants/orejime.js';
import { oursHtml } from '../test/harness/contestants/ours-html.js';
import { oursTag } from '../test/harness/contestants/ours-tag.js';
import { gateHtml } from '../src/html/index.js';
import { added } from './parts/added.js';
import { caption, resultsOf, toJson, write } from './parts/results.js';
import { interleaved, valuesOf } from './parts/rounds.js';
import { serveSite } from './parts/site.js';
import { inWords, written } from './parts/summary.js';
import { printTable } from './parts/table.js';
import { median, printTargets, ratio } from './parts/targets.js';
import { asVisitor, eyes, open, openChromium } from './parts/visit.js';

const video =
  '<iframe src="https://player.vimeo.com/video/76979871" width="640" height="360" title="Statsrekneskapen" allowfullscreen></iframe>';

/** A contestant with a video high in the page, and where what it asks in the video’s place is pressed. */
interface WithVideo extends Asking {
  readonly question: Path;
}

const withVideo = (contestant: Asking, html: string, question: Path, itsHead = contestant.page.head): WithVideo => ({
  ...contestant,
  slug: `${contestant.slug}-video`,
  page: {
    ...contestant.page,
    ...(itsHead !== undefined && { head: itsHead }),
    first: `${contestant.page.first ?? ''}<div>${html}</div>`,
  },
  question,
});

const ours = (contestant: Asking, itsHead?: string) =>
  withVideo(
    contestant,
    gateHtml(video, { site: 'dfo.no' }),
    ['dfo-consent-embed', '[data-dfo-consent="load"]'],
    itsHead,
  );
const purpose = { id: 'vimeo', title: 'Video frå Vimeo', description: 'Vimeo kan lagre informasjonskapslar.' };
const peer = withVideo(
  orejime,
  `<template data-purpose="vimeo" data-contextual>${video}</template>`,
  ['.orejime-ContextualNotice-button'],
  head(JSON.stringify({ ...options, purposes: [...options.purposes, purpose] })),
);
/** As docs/bench.md advises for pages with embeds. */
const preloaded: WithVideo = {
  ...ours(oursHtml, `<link rel="modulepreload" href="/dfo-consent-gate.js">${oursHtml.page.head}`),
  name: 'ours, HTML, preloaded',
  slug: 'ours-html-preloaded-video',
};
const measured = [peer, ours(oursHtml), preloaded, ours(oursTag)];

export async function run(): Promise<void> {
  const site = await serveSite([nothing, ...measured]);
  const browser = await openChromium();
  try {
    const values = await interleaved(measured, (contestant) =>
      asVisitor(browser, undefined, async (context) => {
        const watch = `window.questionSeen = eyes.seen(${JSON.stringify(contestant.question)});`;
        const { page } = await open(context, site.address(contestant), { isSlow: true, scripts: [eyes, watch] });
        const asked = await page.evaluate(() => (window as unknown as { questionSeen: Promise<number> }).questionSeen);
        return { asked, ...(await added(page, site, contestant)) };
      }),
    );
    const results = resultsOf(browser, values);
    const asked = (name: string) => valuesOf(values, name, 'asked');
    printTable(
      `Until the question stands in the video's place, in ms: median (first to third quarter), and the bytes (brotli) and requests of the page beyond the one without. ${caption(results)}`,
      ['', 'asked', 'bytes', 'requests'],
      measured.map(({ name }) => [
        name,
        inWords(asked(name)),
        ...['bytes', 'requests'].map((what) => written(median(valuesOf(values, name, what)))),
      ]),
    );
    printTargets(
      measured
        .filter((one) => one !== peer)
        .map(({ name }) => ({
          what: `${name}: question in an embed’s place, × ${peer.name}’s`,
          measured: ratio(asked(name), asked(peer.name)),
          atMost: 1,
        })),
    );
    write('embed-question', 'json', toJson(results));
  } finally {
    await browser.close();
    await site.close();
  }
}
