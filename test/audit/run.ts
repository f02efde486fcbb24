import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { registry } from '../../registry/index.js';
import { audit } from '../../src/audit/audit.js';
import { states, type Report } from '../../src/audit/model.js';
import type { AuditOptions } from '../../src/audit/options.js';
import { chromiumArguments } from '../harness/drivers/chromium-arguments.js';
import type { Server } from '../harness/serve.js';
import { start } from './site.js';

/** Audits what `server` answers for, with times that are short because nothing is far away. */
export async function auditOf(
  server: Pick<Server, 'ports'>,
  { url = start, options = {} }: { url?: string; options?: Partial<AuditOptions> } = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-audit-'));
  try {
    return await audit({
      urls: [url],
      sitemaps: [],
      allowedHosts: [],
      follow: false,
      registry,
      hosts: {},
      selectors: {},
      visitors: states,
      maxPages: 1,
      concurrency: 1,
      delay: 0,
      // A ceiling, and no wait: a busy machine takes its time, and pages that shall fail have a timeout of their own.
      timeout: 60,
      settle: 0.4,
      browser: {
        program: inject('program'),
        arguments: chromiumArguments(server.ports),
        ignoreCertificateErrors: true,
      },
      folder,
      robots: true,
      screenshots: false,
      onProgress: () => undefined,
      ...options,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
