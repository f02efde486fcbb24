import type { AddedLanguage } from '../../registry/model.js';
import type { InterfaceTexts } from './interface.js';

/**
 * A language for `defineRegistry({ languages: { se: defineLanguage({ … }) } })`, with every text of the interface: what is missing does
 * not compile. What a registry itself says is in `texts` too, by its English text; `defineRegistry` tells what is missing of that.
 * It returns its argument unchanged.
 */
export const defineLanguage = (language: {
  /** How dates and lists are written, a BCP 47 tag such as `se-NO`. Default: the language's id in the registry. */
  readonly locale?: string | undefined;
  readonly texts: InterfaceTexts & Readonly<Record<string, string>>;
}): AddedLanguage => language as unknown as AddedLanguage;
