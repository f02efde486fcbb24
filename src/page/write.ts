/** Sets a property of the document, also where an element of that name stands before it (`natives.ts`). */
export function write<Name extends 'adoptedStyleSheets' | 'cookie'>(name: Name, value: Document[Name]): void {
  // Where a script of the page has put its own hand over cookies, it stays there.
  const on = typeof document[name] === 'string' ? document : (Object.getPrototypeOf(document) as Document);
  Reflect.set(on, name, value, document);
}
