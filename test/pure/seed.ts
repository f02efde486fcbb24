import fc from 'fast-check';
import { seed } from '../fixtures/runs.js';

fc.configureGlobal({ seed });
