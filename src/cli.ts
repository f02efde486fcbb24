#!/usr/bin/env node
import { Command } from 'commander';
import { audit } from './commands/audit.js';
import { banner } from './commands/banner.js';
import { csp } from './commands/csp.js';
import { disclose } from './commands/disclose.js';
import { gate } from './commands/gate.js';

await new Command('dfo-consent')
  .description('Consent and disclosure for DFØ’s websites.')
  .addCommand(banner)
  .addCommand(disclose)
  .addCommand(gate)
  .addCommand(csp)
  .addCommand(audit)
  .parseAsync();
