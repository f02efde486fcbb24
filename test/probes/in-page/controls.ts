import { getRole } from 'dom-accessibility-api';
import type { Asked, Box, Choice, Control } from '../facts.js';
import {
  boxOf,
  childrenOf,
  inOneLine,
  inwards,
  isSeen,
  isShown,
  knownAs,
  nameOf,
  numberOf,
  ours,
  outwards,
  parentOf,
} from './tree.js';

const native =
  'a[href],area[href],button,input:not([type="hidden"]),select,textarea,summary,iframe,audio[controls],video[controls]';
const roles = [
  'button',
  'checkbox',
  'link',
  'switch',
  'radio',
  'tab',
  'menuitem',
  'option',
  'slider',
  'textbox',
  'combobox',
];

export const isStop = (element: Element): boolean =>
  (element.matches(native) ||
    element.hasAttribute('tabindex') ||
    element.matches('[contenteditable=""],[contenteditable="true"]')) &&
  (element as HTMLElement).tabIndex >= 0 &&
  !element.matches(':disabled,[inert],[inert] *') &&
  isShown(element);

const isControl = (element: Element) =>
  !element.matches('iframe,audio,video') &&
  (element.matches(native) ||
    roles.includes(element.getAttribute('role') ?? '') ||
    element.hasAttribute('onclick') ||
    Number(element.getAttribute('tabindex') ?? -1) >= 0);

const around = (boxes: readonly Box[]): Box => {
  const x = Math.min(...boxes.map((one) => one.x));
  const y = Math.min(...boxes.map((one) => one.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((one) => one.x + one.width)) - x,
    height: Math.max(...boxes.map((one) => one.y + one.height)) - y,
  };
};

/** Words stand beside it in the same line of text. */
function isInSentence(element: Element): boolean {
  if (getComputedStyle(element).display !== 'inline') return false;
  const block = [...outwards(element)].slice(1).find((one) => !getComputedStyle(one).display.startsWith('inline'));
  return !!block && inOneLine(block.textContent ?? '').length > inOneLine(element.textContent ?? '').length;
}

function lacksOf(element: HTMLElement, role: string, name: string): string[] {
  const lacks: string[] = [];
  const has = (attribute: string) => element.hasAttribute(attribute);
  const isNative = element.matches(native);
  if (!role || role === 'generic') lacks.push('no role, so nobody is told that it can be pressed');
  if (!name) lacks.push('no name');
  if (
    ['checkbox', 'switch', 'radio', 'menuitemcheckbox', 'menuitemradio'].includes(role) &&
    !isNative &&
    !has('aria-checked')
  )
    lacks.push(`no state: role ${role} without aria-checked`);
  if (role === 'slider' && !isNative && !has('aria-valuenow'))
    lacks.push('no value: role slider without aria-valuenow');
  if (!isNative && roles.includes(role) && element.tabIndex < 0 && !element.querySelector('[tabindex]'))
    lacks.push('no way to it by keyboard');
  return lacks;
}

const choiceOf = (element: Element, { choices }: Asked): Choice | undefined =>
  (Object.keys(choices) as Choice[]).find((one) => element.matches(choices[one]!));

const isUnderlined = (element: Element) =>
  [...inwards(element), ...[...outwards(element)].slice(1, 2)].some((one) =>
    getComputedStyle(one).textDecorationLine.includes('underline'),
  );

/** The controls of the interface that are seen, and the choices, whatever they are made of. */
export function controlsOf(asked: Asked): Control[] {
  const all = ours(asked);
  return all
    .filter((element) => {
      const choice = choiceOf(element, asked);
      if (choice) return isSeen(element);
      // What is hidden behind its label is pressed there.
      const shown =
        element instanceof HTMLInputElement && element.labels?.length
          ? [element, ...element.labels].some(isSeen)
          : isSeen(element);
      return isControl(element) && shown;
    })
    .map((element) => {
      const role = getRole(element) ?? '';
      const name = nameOf(element);
      const labels = [...((element as HTMLInputElement).labels ?? [])].filter(isSeen);
      const parent = parentOf(element)!;
      const siblings = childrenOf(parent);
      const words =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement
          ? labels.map((label) => label.innerText).join(' ') || element.value
          : element.innerText;
      return {
        ...knownAs(element),
        tag: element.localName,
        type: element.getAttribute('type') ?? '',
        role,
        name,
        label: inOneLine(words),
        choice: choiceOf(element, asked),
        box: boxOf(element),
        target: around([element, ...labels].map(boxOf)),
        isInSentence: isInSentence(element),
        isUnderlined: isUnderlined(element),
        lacks: lacksOf(element, role, name),
        isTicked:
          (element as HTMLInputElement).checked === true ||
          (element as HTMLInputElement).defaultChecked === true ||
          element.getAttribute('aria-checked') === 'true',
        parent: numberOf(parent),
        sibling: siblings.indexOf(element),
        isSubmit: (element as HTMLButtonElement).form != null && (element as HTMLButtonElement).type === 'submit',
      };
    });
}
