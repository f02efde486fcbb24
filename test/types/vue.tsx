/** @jsxRuntime automatic */
/** @jsxImportSource vue */
import '../../src/element-types/vue.js';

// What a page of Vue's may write in JSX, where unknown elements pass. Nothing here runs: the compiler reads it.
// `test/package/templates.test.ts` has its templates.
export const elements = (
  <>
    <dfo-consent-banner lang="nn" />
    <dfo-consent-settings class="in-footer" />
    <dfo-consent-embed
      key="film"
      service="vimeo"
      src="https://player.vimeo.com/video/1"
      title="Opptak"
      height={400}
      heading-level="3"
      onFocus={() => {}}
    />
    <dfo-cookie-declaration site="dfo.no kudos.dfo.no" heading-level={3} />
    {/* @ts-expect-error it has no such attribute */}
    <dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Opptak" sandbox="" />
    {/* @ts-expect-error of no service */}
    <dfo-consent-embed src="https://player.vimeo.com/video/1" title="Opptak" />
    {/* @ts-expect-error nobody would know what it is */}
    <dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" />
  </>
);
