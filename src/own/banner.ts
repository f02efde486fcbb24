import type { Registry } from '../../registry/model.js';
import { bannerHtml as bannerOf, type BannerHtml, type BannerOptions } from '../first-paint/banner-html.js';
import type { WithRegistry } from './with-registry.js';

/** As in `dfo-consent/html`. @throws RangeError where no registry is told, too */
export const bannerHtml: <R extends Registry>(options: WithRegistry<BannerOptions<R>, R>) => BannerHtml = bannerOf;
