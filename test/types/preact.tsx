/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import '../../src/element-types/preact.js';

// What a page of Preact's may write. Nothing here runs: the compiler reads it.
export const elements = (
  <>
    <dfo-consent-banner lang="nn" />
    <dfo-consent-settings class="in-footer" />
    <dfo-consent-embed
      service="vimeo"
      src="https://player.vimeo.com/video/1"
      title="Opptak"
      width="100%"
      height={400}
      heading-level="3"
      link="https://www.dfo.no/film"
      onFocus={() => {}}
    />
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
