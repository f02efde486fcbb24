import type { Processing } from '../model.js';
import type { sites } from '../sites/index.js';

/** A processing that can only name DFØ's sites. */
export type DfoProcessing = Processing<keyof typeof sites>;
