/** What the page itself stores before anybody has answered. */
import { plant, unhurried, type Fault } from '../fault.js';
import { host, site } from '../site.js';

const rules = ['stored-before-consent'];

/** The same script in both sites; only in the faulty one does it write. */
const writes = (
  name: string,
  plants: string,
  script: (write: string) => string,
  write: string,
  subject: RegExp,
  options?: Fault['options'],
): Fault =>
  plant({ name, plants, rules, subject, ...(options && { options }) }, (isFaulty) =>
    site({ end: `<script>${script(isFaulty ? write : '')}</script>` }),
  );

const cookie = (name: string) => `document.cookie = '${name}=1; path=/; max-age=86400; Secure';`;
const subjectOf = (name: string) => new RegExp(`^${name} \\(cookie of www\\.dfo\\.no\\)$`);

export const storedByPage: readonly Fault[] = [
  writes(
    'cookie by script',
    'The page’s script sets a cookie at once.',
    (write) => write,
    cookie('rogue'),
    subjectOf('rogue'),
  ),
  plant(
    {
      name: 'cookie by the server, HttpOnly',
      plants: 'The page’s response sets a cookie that no script can see.',
      rules,
      subject: subjectOf('rogue_server'),
      proof: /"httpOnly":true/,
    },
    (isFaulty) => site({ cookies: isFaulty ? ['rogue_server=1; Path=/; Max-Age=86400; Secure; HttpOnly'] : [] }),
  ),
  plant(
    {
      name: 'cookie by a picture of the site’s own',
      plants: 'The response to a picture on the site’s host sets a cookie.',
      rules,
      subject: subjectOf('rogue_picture'),
    },
    (isFaulty) =>
      site({
        end: '<img src="/bilete" alt="" width="1" height="1">',
        more: {
          [`${host}/bilete`]: {
            headers: {
              'content-type': 'image/svg+xml',
              ...(isFaulty && { 'set-cookie': 'rogue_picture=1; Path=/; Secure; HttpOnly' }),
            },
            body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
          },
        },
      }),
  ),
  writes(
    'cookie on the parent domain',
    'The page’s script sets a cookie for all of dfo.no.',
    (write) => write,
    `document.cookie = 'rogue_parent=1; path=/; domain=dfo.no; Secure';`,
    /^rogue_parent \(cookie of \.dfo\.no\)$/,
  ),
  writes(
    'cookie set and deleted at once',
    'The page’s script sets a cookie and deletes it in the same breath.',
    (write) => write,
    `${cookie('rogue_brief')} document.cookie = 'rogue_brief=; path=/; max-age=0; Secure';`,
    subjectOf('rogue_brief'),
  ),
  writes(
    'cookie on scrolling',
    'A cookie is set when the visitor scrolls.',
    (write) => `addEventListener('scroll', () => { ${write} }, { once: true });`,
    cookie('rogue_scroll'),
    subjectOf('rogue_scroll'),
  ),
  writes(
    'cookie on a click',
    'A cookie is set when the visitor clicks, wherever it is.',
    (write) => `document.addEventListener('click', () => { ${write} });`,
    cookie('rogue_click'),
    subjectOf('rogue_click'),
  ),
  writes(
    'cookie after some seconds',
    'A cookie is set when the visitor has read for a while.',
    (write) => `setTimeout(() => { ${write} }, 2000);`,
    cookie('rogue_late'),
    subjectOf('rogue_late'),
    unhurried,
  ),
  writes(
    'cookie on leaving',
    'A cookie is set when the visitor leaves the page.',
    (write) => `addEventListener('pagehide', () => { ${write} });`,
    cookie('rogue_leave'),
    subjectOf('rogue_leave'),
  ),
  writes(
    'localStorage',
    'The page writes to localStorage.',
    (write) => write,
    `localStorage.setItem('rogue-key', '1');`,
    /^rogue-key \(.*www\.dfo\.no\)$/,
  ),
  writes(
    'sessionStorage',
    'The page writes to sessionStorage.',
    (write) => write,
    `sessionStorage.setItem('rogue-visit', '1');`,
    /^rogue-visit \(.*www\.dfo\.no\)$/,
  ),
  writes(
    'IndexedDB',
    'The page opens a database.',
    (write) => write,
    `indexedDB.open('rogue-database');`,
    /^rogue-database \(.*www\.dfo\.no\)$/,
  ),
  writes(
    'Cache Storage',
    'The page opens a cache.',
    (write) => write,
    `caches.open('rogue-cache');`,
    /^rogue-cache \(.*www\.dfo\.no\)$/,
  ),
];
