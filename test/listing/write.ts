/** `npm run rules`. */
import { writeFileSync } from 'node:fs';
import { listTests } from './listing.js';
import { rulesPage } from './rules-table.js';

writeFileSync('docs/rules.md', rulesPage(listTests()));
