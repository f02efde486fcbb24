/** Something that happened on this site, as the timeline tells it. */
export interface Happened {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly kind: 'asked' | 'answered' | 'released' | 'stopped' | 'requested' | 'stored' | 'deleted';
  readonly what: string;
}

/** What the tool remembers from page to page in a tab. */
interface Memory {
  /** Whether a part of it is open, by its name. */
  readonly open: Readonly<Record<string, boolean>>;
  /** The newest 200, oldest first. */
  readonly happened: readonly Happened[];
  /** Names of what lay on the device when it looked last; undefined before it has looked. */
  readonly stored?: readonly string[] | undefined;
}

const mark = 'dfo-consent-qa:';
const most = 200;

/** In the window's name: storage would be something that the site keeps, and that it tests for. */
export function recall(): Memory {
  try {
    if (window.name.startsWith(mark)) return JSON.parse(window.name.slice(mark.length)) as Memory;
  } catch {
    // Somebody else's name that begins so.
  }
  return { open: {}, happened: [] };
}

export function remember(news: Partial<Memory>): void {
  // A window that the site has named keeps its name.
  if (window.name && !window.name.startsWith(mark)) return;
  const memory = { ...recall(), ...news };
  window.name = mark + JSON.stringify({ ...memory, happened: memory.happened.slice(-most) });
}

/** Whether a part is open: as it was left, and else as `usually`. */
export const isOpen = (part: string, usually: boolean): boolean => recall().open[part] ?? usually;

export const setOpen = (part: string, open: boolean): void => remember({ open: { ...recall().open, [part]: open } });
