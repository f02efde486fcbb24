import { registry } from '../../registry/index.js';
import { languages } from './languages.js';
import { questionsOf } from '../looks/questions.js';

// The build evaluates this module and ships its value: see `constantsOf` in src/built/bundles.ts.
/** DFØ's questions as HTML. */
export const dfoQuestions = questionsOf(registry, languages);
