/** Whether a page of another origin shows this one in a frame. */
export function isFramed(): boolean {
  try {
    for (let at: Window = window; at !== at.parent; at = at.parent) if (!at.parent.document) return true;
    return false;
  } catch {
    return true; // What is another's may not be read.
  }
}
