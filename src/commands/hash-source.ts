import { createHash } from 'node:crypto';

/** What lets an inline script or style of this text in, in a policy. */
export const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
