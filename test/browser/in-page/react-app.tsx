/** @jsxRuntime automatic */
/** @jsxImportSource react */
import { useState } from 'react';
import type { Handle } from 'dfo-consent';
import { ConsentEmbed, useConsent, useConsentHandle } from 'dfo-consent/react';

/** What the visitor has said, and a control of the page's own. */
function Answers({ handle }: { handle?: Handle | undefined }) {
  const answer = useConsent(handle);
  const ofTag = useConsentHandle();
  const { matomo, vimeo } = answer.services;
  return (
    <>
      <p id="answer">{[answer.state, answer.site, matomo, vimeo].map((one) => one ?? '-').join(' ')}</p>
      <button type="button" id="choose" onClick={() => (handle ?? ofTag)?.open()}>
        Vel
      </button>
    </>
  );
}

const chart = { service: 'tableau-public', src: 'https://public.tableau.com/views/tal', title: 'Diagram' } as const;

/** A film, which the page may change, take away, put back, and show a chart in the place of. */
function Films() {
  const [film, setFilm] = useState(1);
  const [isShown, setShown] = useState(true);
  const [isChart, setChart] = useState(false);
  const content = isChart
    ? chart
    : ({ service: 'vimeo', src: `https://player.vimeo.com/video/${film}`, title: `Film ${film}` } as const);
  return (
    <>
      <button type="button" id="next" onClick={() => setFilm(film + 1)}>
        Neste
      </button>
      <button type="button" id="toggle" onClick={() => setShown(!isShown)}>
        Vis
      </button>
      <button type="button" id="chart" onClick={() => setChart(!isChart)}>
        Diagram
      </button>
      {isShown && <ConsentEmbed {...content} width={320} height={180} headingLevel={2} className="film" />}
    </>
  );
}

/** @param props `handle`: where a bundle called `start()` */
export function App({ handle }: { handle?: Handle | undefined }) {
  return (
    <>
      <h1>Side</h1>
      <Answers handle={handle} />
      <Films />
    </>
  );
}

/** A whole document of React's, as frameworks with a server have it. */
export function Page({ script }: { script: string }) {
  return (
    <html lang="nn" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <title>Side</title>
        <script src="/dfo-consent.js" data-site="dfo.no" />
        <script src={script} defer />
      </head>
      <body>
        <dfo-consent-banner suppressHydrationWarning />
        <main id="main">
          <App />
        </main>
        <footer>
          <dfo-consent-settings />
        </footer>
      </body>
    </html>
  );
}
