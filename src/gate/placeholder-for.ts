import { isOver } from './box.js';
import { faceOf } from './face.js';
import { isCustom, isForPage, marked } from './inert.js';
import { doc, free } from '../page/natives.js';

/** What a placeholder of the gate's stands in for. */
export interface StandIn {
  /** The inert element, which comes back when it may run; none where scripts alone are waiting. */
  readonly held?: Element | undefined;
  /** It can never run here, and the page's developers have been told why. */
  readonly isClosed?: boolean | undefined;
}

const standIns = new WeakMap<Element, StandIn>();
const placeholders = new WeakMap<Element, Element>();

/** Makes the placeholder for what a service holds back, with the title and the size of that. */
export function placeholderFor(serviceId: string, standIn: StandIn): HTMLElement {
  const element = doc.createElement('dfo-consent-embed');
  standIns.set(element, standIn);
  element.setAttribute('service', serviceId);
  const { held } = standIn;
  if (!held) element.append(doc.createElement('template'));
  else {
    for (const [name, value] of Object.entries(faceOf(held))) if (value) element.setAttribute(name, value);
    element.toggleAttribute('fill', isOver(held));
    element.toggleAttribute('closed', !!standIn.isClosed);
  }
  return element;
}

/**
 * Lets a placeholder take the place of an element, and keeps that in the page, inside the placeholder, inert and unseen: the page's own
 * script finds it there and goes on, and a copy that somebody makes of the placeholder, as nodes or as text, is whole. A
 * component's element waits in a `<template>`, where no script can define it.
 */
export function replaceBy(element: Element, placeholder: HTMLElement): void {
  element.replaceWith(placeholder);
  const held = standIns.get(placeholder)?.held;
  if (!held) return;
  // The page's own script has moved it out of another.
  placeholders.get(held)?.remove();
  placeholders.set(held, placeholder);
  if (isForPage(held) || ![held, ...held.querySelectorAll('*')].some(isCustom)) return placeholder.append(held);
  const template = doc.createElement('template');
  template.content.append(held);
  placeholder.append(template);
}

/** What a placeholder stands in for; undefined for one that a page's author wrote, with an address of its own. */
export function standInOf(placeholder: Element): StandIn | undefined {
  const known = standIns.get(placeholder);
  if (known) return known;
  const child = placeholder.firstElementChild;
  const isTemplate = child instanceof HTMLTemplateElement;
  const held = (isTemplate ? child.content.firstElementChild : child) ?? undefined;
  if (held ? !free(held).matches(marked) : !isTemplate) return undefined;
  const made = { held, isClosed: placeholder.hasAttribute('closed') };
  standIns.set(placeholder, made);
  if (held) placeholders.set(held, placeholder);
  return made;
}

/** The placeholder that asks for an element that stands in it. */
export function placeholderOf(element: Element): Element | undefined {
  const { parentElement } = element;
  return parentElement &&
    free(parentElement).localName === 'dfo-consent-embed' &&
    standInOf(parentElement)?.held === element
    ? parentElement
    : undefined;
}
