import { groups } from './faults/index.js';
import { prove } from './prove.js';

prove(groups.contacted);
