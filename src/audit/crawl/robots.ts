import type { Reader } from './reader.js';
import type { RobotsTxtFile } from '@crawlee/utils';

/** Whether sites let themselves be opened. */
export interface Robots {
  isAllowed(url: string): Promise<boolean>;
}

/** Each host's robots.txt is read once. One that is not there forbids nothing; a host that cannot be reached lets nobody in. */
export function makeRobots(reader: Reader, parser: typeof RobotsTxtFile, userAgent: string): Robots {
  const files = new Map<string, Promise<RobotsTxtFile>>();
  const read = async (address: string) => parser.from(address, (await reader.text(address)) ?? '');
  return {
    async isAllowed(url) {
      const address = new URL('/robots.txt', url).href;
      const file = files.get(address) ?? read(address);
      files.set(address, file);
      try {
        return (await file).isAllowed(url, userAgent);
      } catch {
        return false;
      }
    },
  };
}
