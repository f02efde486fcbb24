import type { Registry } from '../../registry/model.js';
import { bannerHtml as bannerOf, type BannerHtml, type BannerOptions } from '../first-paint/banner-html.js';
import type { WithRegistry } from './with-registry.js';

/**
 * As in `dfo-consent/html`.
 *
 * @function
 * @throws RangeError as there, and where no registry is told
 */
export const bannerHtml: <R extends Registry>(options: WithRegistry<BannerOptions<R>, R>) => BannerHtml = bannerOf;
