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

  /** Puts `text` in the place of a stretch, and of the changes that are to be made in it. */
  replace(start: number, end: number, text: string): void {
    this.#edits.push({ at: start, remove: end - start, insert: text });
  }

  /** Passes on the rest, and what is to be put at its end. */
  takeAll(): string {
    return this.take(this.end + 1);
  }

  /** Passes on what is before `limit`, changed. No change may come before it any more. */
  take(limit: number): string {
    if (limit <= this.#from) return '';
    let out = '';
    let at = this.#from;
    // Of those that begin at one place the insertions come first: what is put before a stretch stays when that goes.
    this.#edits.sort((one, other) => one.at - other.at || one.remove - other.remove);
    let taken = 0;
    for (const edit of this.#edits) {
      if (edit.at >= limit) break;
      taken++;
      if (edit.at < at) continue; // In a stretch that goes.
      out += this.slice(at, edit.at) + edit.insert;
      at = edit.at + edit.remove;
    }
    const end = Math.max(limit, at);
    out += this.slice(at, end);
    this.#edits = this.#edits.slice(taken);
    this.#source = this.#source.slice(end - this.#from);
    this.#from = end;
    return out;
  }
}
