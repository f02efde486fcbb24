import type { RobotsTxtFile } from '@crawlee/utils';
import { inMegabytes, Unread, type Reader } from './reader.js';

/** Whether sites let themselves be opened. */
export interface Robots {
  /** @throws Unread where the host's robots.txt cannot be had, which lets nobody in */
  isAllowed(url: string): Promise<boolean>;
}

/** RFC 9309, section 2.5: crawlers read at least this much. */
const most = 500 * 1024;

/**
 * Each host's robots.txt is read once. One that is not there forbids nothing; a host that cannot be reached lets nobody in.
 *
 * @param tell hears of one that was not read to its end
 */
export function makeRobots(
  reader: Reader,
  parser: typeof RobotsTxtFile,
  userAgent: string,
  tell: (url: string, why: string) => void,
): Robots {
  const files = new Map<string, Promise<RobotsTxtFile>>();
  const read = async (address: string) => {
    const found = await reader.text(address, most).catch((error: unknown) => {
      if (!(error instanceof Unread && error.isReached)) throw error;
      throw new Unread(
        `Its robots.txt cannot be read. ${error.message} For sites that are yours there is --no-robots.`,
      );
    });
    const { text = '', isCut = false } = found ?? {};
    if (isCut) tell(address, `robots.txt is longer than ${inMegabytes(most)}, and was read no further`);
    return parser.from(address, text);
  };
  return {
    async isAllowed(url) {
      const address = new URL('/robots.txt', url).href;
      const file = files.get(address) ?? read(address);
      files.set(address, file);
      return (await file).isAllowed(url, userAgent);
    },
  };
}
