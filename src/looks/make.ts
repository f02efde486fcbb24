import { doc } from '../page/natives.js';

/** An element with this text. */
export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const element = doc.createElement(name);
  element.textContent = text;
  return element;
}
