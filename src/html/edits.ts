/** One change of the source. */
interface Edit {
  /** Where, counted from the beginning of the source. */
  readonly at: number;
  /** How many characters go. */
  readonly remove: number;
  readonly insert: string;
}

/**
 * The source, as far as it has come and has not been passed on, with the changes that are to be made in it. Everything
 * that is not changed is passed on as it came.
 */
export class Edits {
  #source = '';
  /** Where `#source` begins, counted from the beginning. */
  #from = 0;
  #edits: Edit[] = [];

  add(chunk: string): void {
    this.#source += chunk;
  }

  get end(): number {
    return this.#from + this.#source.length;
  }

  slice(start: number, end: number): string {
    return this.#source.slice(start - this.#from, end - this.#from);
  }

  insert(at: number, text: string): void {
    if (text) this.#edits.push({ at, remove: 0, insert: text });
  }

  /** Puts `text` in the place of a stretch, and of the changes that were to be made in it. */
  replace(start: number, end: number, text: string): void {
    // What is in it, or after it, was noted last.
    const later: Edit[] = [];
    while (this.#edits.length && this.#edits.at(-1)!.at >= start) {
      const edit = this.#edits.pop()!;
      if (edit.at >= end) later.unshift(edit);
    }
    this.#edits.push(...later);
    this.#edits.push({ at: start, remove: end - start, insert: text });
  }

  /** Passes on what is before `limit`, changed. */
  take(limit: number): string {
    if (limit <= this.#from) return '';
    let out = '';
    let at = this.#from;
    this.#edits.sort((one, other) => one.at - other.at);
    const ready = this.#edits.filter((edit) => edit.at < limit);
    for (const edit of ready) {
      out += this.slice(at, edit.at) + edit.insert;
      at = edit.at + edit.remove;
    }
    out += this.slice(at, limit);
    this.#edits = this.#edits.slice(ready.length);
    this.#source = this.#source.slice(limit - this.#from);
    this.#from = limit;
    return out;
  }
}
