/** @jsxRuntime automatic */
/** @jsxImportSource react */
import type { ReactElement } from 'react';
import { ConsentEmbed, useConsent, useConsentHandle, type EmbedId } from '../../src/react/index.js';
import type { Answer, Handle, Said } from '../../src/index.js';
import type { elementManifest } from '../../src/core/element-manifest.js';
import type { small } from '../fixtures/small-registry.js';

// What a page of React's may write. Nothing here runs: the compiler reads it.
type Small = typeof small;
declare const own: Handle<Small>;

/** Compiles where both are one type. */
const same = <A, B>(_: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false) => {};

export function Answers() {
  const answer = useConsent();
  same<typeof answer, Answer>(true);
  same<typeof answer.services.vimeo, Said | undefined>(true);
  // @ts-expect-error there is no such service
  void answer.services.vimeoo;
  // @ts-expect-error an answer is read, not written
  answer.state = 'answered';

  const theirs = useConsent(own);
  same<typeof theirs, Answer<Small>>(true);
  // @ts-expect-error DFØ's site
  void (theirs.site === 'dfo.no');
  // One that may not be there yet.
  useConsent<Small>(undefined);
  const handle = useConsentHandle();
  same<typeof handle, Handle | undefined>(true);
  // @ts-expect-error it may not be there yet
  handle.open();
}

same<EmbedId, 'tableau-public' | 'qlik' | 'vimeo' | 'acast' | 'boost-ai' | 'live-stream'>(true);
same<EmbedId<Small>, 'film'>(true);

export const embeds: ReactElement = (
  <>
    <ConsentEmbed service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak" />
    <ConsentEmbed
      service="tableau-public"
      src="https://public.tableau.com/views/a"
      title="Diagram"
      width="100%"
      height={400}
      link="https://www.dfo.no/tal"
      headingLevel={3}
      className="wide"
      lang="en"
      id="chart"
      data-test="chart"
      onFocus={() => {}}
    />
    <ConsentEmbed<Small> service="film" src="https://film.example/1" title="Film" />
    {/* @ts-expect-error a slip of the finger */}
    <ConsentEmbed service="vimeoo" src="https://player.vimeo.com/video/1" title="Opptak" />
    {/* @ts-expect-error it has nothing to show in a page */}
    <ConsentEmbed service="matomo" src="https://matomo.dfo.example/" title="Statistikk" />
    {/* @ts-expect-error DFØ's service */}
    <ConsentEmbed<Small> service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak" />
    {/* @ts-expect-error nobody would know what it is */}
    <ConsentEmbed service="vimeo" src="https://player.vimeo.com/video/1" />
    {/* @ts-expect-error there is nothing to load */}
    <ConsentEmbed service="vimeo" title="Opptak" />
    {/* @ts-expect-error what stands in it is the library's */}
    <ConsentEmbed service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak">
      Film
    </ConsentEmbed>
  </>
);

export const elements: ReactElement = (
  <>
    <dfo-consent-banner lang="nn" suppressHydrationWarning />
    <dfo-consent-settings className="in-footer" />
    <dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak" heading-level="3" />
    <dfo-cookie-declaration site="dfo.no kudos.dfo.no" heading-level={3} />
    {/* @ts-expect-error it has no such attribute */}
    <dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak" sandbox="" />
    {/* @ts-expect-error of no service */}
    <dfo-consent-embed src="https://player.vimeo.com/video/1" title="Opptak" />
    {/* @ts-expect-error nobody would know what it is */}
    <dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" />
    {/* @ts-expect-error there is no such element */}
    <dfo-consent-baner />
  </>
);

// What JSX knows of each element is what its manifest lists (`custom-elements.json`), beside what any element takes.
type Listed<Tag extends keyof typeof elementManifest> = keyof (typeof elementManifest)[Tag]['attributes'];
type InJsx<Tag extends keyof typeof elementManifest> = Exclude<
  keyof React.JSX.IntrinsicElements[Tag],
  Exclude<keyof React.JSX.IntrinsicElements['em'], Listed<Tag>>
>;
same<InJsx<'dfo-consent-banner'>, Listed<'dfo-consent-banner'>>(true);
same<InJsx<'dfo-consent-settings'>, Listed<'dfo-consent-settings'>>(true);
same<InJsx<'dfo-consent-embed'>, Listed<'dfo-consent-embed'>>(true);
same<InJsx<'dfo-cookie-declaration'>, Listed<'dfo-cookie-declaration'>>(true);
