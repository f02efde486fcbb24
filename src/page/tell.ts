import { doc } from './natives.js';

/** Tells the document's listeners of something. */
export function tell(type: string, detail?: unknown): void {
  // Not made by its name, which page libraries replace.
  const event = doc.createEvent('CustomEvent');
  event.initCustomEvent(type, false, false, detail);
  doc.dispatchEvent(event);
}
