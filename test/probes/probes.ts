import { announced } from './announced.js';
import { axe } from './axe.js';
import { contrast, edges } from './contrast.js';
import {
  equalBox,
  equalContrast,
  equalEffort,
  equalPlace,
  equalStyle,
  equalTime,
  noReprompt,
  noTick,
  rejectOffered,
} from './equal.js';
import { early, focusCovered, focusVisible, noTrap, order } from './keyboard.js';
import { language } from './language.js';
import { dark, forcedColours, print, reducedMotion } from './media.js';
import type { Probe } from './probe.js';
import { reflow, targetSize, textSize, textSpacing } from './size.js';
import {
  colourAlone,
  customControl,
  frames,
  inFlow,
  labelInName,
  noAutofocus,
  noHoverOnly,
  structure,
  tables,
} from './structure.js';

/**
 * All of them. Those of a view come first, for they share what they look at. Those that answer come last: they do it in a tab of
 * its own, and other tabs of the profile may follow.
 */
export const probes: readonly Probe[] = [
  rejectOffered,
  equalPlace,
  equalBox,
  equalStyle,
  equalContrast,
  order,
  noTrap,
  early,
  focusVisible,
  focusCovered,
  contrast,
  edges,
  targetSize,
  noTick,
  equalEffort,
  structure,
  inFlow,
  customControl,
  labelInName,
  language,
  tables,
  frames,
  colourAlone,
  noHoverOnly,
  reflow,
  textSize,
  textSpacing,
  forcedColours,
  dark,
  reducedMotion,
  print,
  axe,
  noAutofocus,
  announced,
  equalTime,
  noReprompt,
];
