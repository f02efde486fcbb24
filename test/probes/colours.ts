import Color from 'colorjs.io';
import type { Layer, TextFact } from './facts.js';

type Rgb = readonly [red: number, green: number, blue: number];

const parsed = new Map<string, readonly [Rgb, number]>();

/** A computed colour in sRGB, each part from 0 to 1, and its opacity. */
function rgbOf(colour: string): readonly [Rgb, number] {
  let known = parsed.get(colour);
  if (!known) {
    const { coords, alpha } = new Color(colour).to('srgb').toGamut();
    known = [coords.map((one) => one ?? 0) as unknown as Rgb, Number(alpha ?? 0)];
    parsed.set(colour, known);
  }
  return known;
}

const mix = (below: Rgb, above: Rgb, opacity: number): Rgb =>
  [0, 1, 2].map((part) => below[part]! * (1 - opacity) + above[part]! * opacity) as unknown as Rgb;

/** What is seen where these layers lie on top of one another, with `ink` on the uppermost. */
function painted([layer, ...above]: readonly Layer[], ink: string, below: Rgb): Rgb {
  const cover = (colour: string, on: Rgb) => {
    const [rgb, alpha] = rgbOf(colour);
    return mix(on, rgb, alpha);
  };
  if (!layer) return cover(ink, below);
  return mix(below, painted(above, ink, cover(layer.background, below)), layer.opacity);
}

const ratios = new Map<string, number>();

/** WCAG's contrast of two colours. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const key = `${one.join()} ${other.join()}`;
  let ratio = ratios.get(key);
  if (ratio === undefined) {
    if (ratios.size > 50_000) ratios.clear();
    ratio = new Color('srgb', [...one]).contrastWCAG21(new Color('srgb', [...other]));
    ratios.set(key, ratio);
  }
  return ratio;
}

const white: Rgb = [1, 1, 1];

export const contrastOfText = ({ layers, colour }: Pick<TextFact, 'layers' | 'colour'>): number =>
  contrastOf(painted(layers, colour, white), painted(layers, 'transparent', white));

/** WCAG's least contrast for a text of this size: large text may have less. */
export const leastContrast = ({ size, weight }: TextFact): number =>
  size >= 24 || (size >= 18.66 && weight >= 700) ? 3 : 4.5;

/** 4.49 is not 4.5, and is not told as if it were. */
export const figure = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);
