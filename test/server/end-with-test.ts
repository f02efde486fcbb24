import { afterEach } from 'vitest';
import { endAll } from './servers.js';

// A setup file runs for each file of tests. A module that they import runs once for many, and so would its hook.
afterEach(endAll);
