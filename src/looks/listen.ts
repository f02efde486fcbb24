/** Lets the choices of a question in HTML answer it, with the ids of the boxes that are ticked. */
export function listen(root: ParentNode, answer: (hook: string, ticked: readonly string[]) => void): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-dfo-consent]'))
    button.onclick = () => answer(button.dataset['dfoConsent']!, tickedIn(root));
}

/** Ids of the boxes that are ticked. */
export const tickedIn = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
