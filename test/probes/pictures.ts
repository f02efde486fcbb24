import { PNG } from 'pngjs';
import type { Tab } from '../harness/open-browser.js';
import { contrastOf } from './colours.js';
import type { Box } from './facts.js';

type Rgb = readonly [number, number, number];

/** A part of the viewport as it is painted. */
export class Picture {
  readonly #png: PNG;
  readonly #scale: number;

  constructor(
    file: Buffer,
    readonly box: Box,
  ) {
    this.#png = PNG.sync.read(file);
    this.#scale = this.#png.width / box.width;
  }

  get width(): number {
    return this.#png.width;
  }
  get height(): number {
    return this.#png.height;
  }

  /** Whether all of a part of the viewport is on it. */
  holds({ x, y, width, height }: Box): boolean {
    const { box } = this;
    return x >= box.x && y >= box.y && x + width <= box.x + box.width && y + height <= box.y + box.height;
  }

  /** The colour of a pixel of the picture. */
  pixel(x: number, y: number): Rgb {
    const at = 4 * (Math.min(Math.max(y, 0), this.height - 1) * this.width + Math.min(Math.max(x, 0), this.width - 1));
    const { data } = this.#png;
    return [data[at]! / 255, data[at + 1]! / 255, data[at + 2]! / 255];
  }

  /** The colour at a place of the viewport. */
  at(x: number, y: number): Rgb {
    return this.pixel(Math.floor((x - this.box.x) * this.#scale), Math.floor((y - this.box.y) * this.#scale));
  }

  /** How many pixels of CSS have another colour here than in a picture of the same place and more, with at least this contrast between them. */
  changed(other: Picture, contrast: number): number {
    let count = 0;
    const [left, top] = [
      Math.round((this.box.x - other.box.x) * this.#scale),
      Math.round((this.box.y - other.box.y) * this.#scale),
    ];
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const [one, two] = [this.pixel(x, y), other.pixel(x + left, y + top)];
        if ((one[0] !== two[0] || one[1] !== two[1] || one[2] !== two[2]) && contrastOf(one, two) >= contrast) count++;
      }
    }
    return count / this.#scale ** 2;
  }

  /** The mean of how light it is, from 0 to 1, as WCAG reckons luminance. */
  luminance(): number {
    let sum = 0;
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++) sum += contrastOf(this.pixel(x, y), [0, 0, 0]) * 0.05 - 0.05;
    return sum / (this.width * this.height);
  }
}

/** `box` in whole pixels and within the viewport, with some room around it. */
export function clipped({ x, y, width, height }: Box, room: number, view: { width: number; height: number }): Box {
  const left = Math.max(Math.floor(x - room), 0);
  const top = Math.max(Math.floor(y - room), 0);
  const right = Math.min(Math.ceil(x + width + room), view.width);
  const bottom = Math.min(Math.ceil(y + height + room), view.height);
  return { x: left, y: top, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) };
}

/** Takes a picture of what is there, without stopping anything in the page for it. */
export const pictureOf = async (tab: Tab, clip: Box): Promise<Picture> =>
  new Picture(await tab.screenshot({ clip, caret: 'initial' }), clip);
