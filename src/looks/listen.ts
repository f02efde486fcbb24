/** Lets the two choices of a question in HTML answer it. */
export function listen(root: ParentNode, answer: (isYes: boolean) => void): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-dfo-consent]')) {
    button.onclick = () => answer(button.dataset['dfoConsent'] === 'accept');
  }
}
