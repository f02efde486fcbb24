/**
 * Stands inline after the banner's markup, and runs before the page's first paint: shows the question to those who have not answered
 * it, and keeps what they press until the library has come. Its text is what pages get, so it refers to nothing outside itself,
 * and it is the same for every site and language, so that one hash in a policy lets it run.
 *
 * @param check sees to it that the page's theme can be read
 */
export function showBanner(check: (banner: HTMLElement) => void): void {
  const banner = document.currentScript!.previousElementSibling as HTMLElement & { pressed?: string };
  const root = banner.shadowRoot;
  const { question } = banner.dataset;
  // A browser without declarative shadow roots, or a library that was there before the banner: it makes its own.
  if (!root || !question) return;

  // The cookie's form is decide/answer.ts's; a browser test holds the two together. Whatever else it is, the library asks anew.
  const [site, , ...questions] = question.split(' ');
  const scope = site!.split(':')[1] ?? '';
  const form = new RegExp(`(?:^|; )dfo-consent=1${scope}\\.([0-9a-z]{3,4})\\.((?:\\w{5})*)\\.((?:\\w{3})*)(?:;|$)`);
  const [, day = '', yes = '', no = ''] = form.exec(document.cookie) ?? [];
  const told: string[] = yes.match(/.{5}/g) ?? [];
  const refused: string[] = no.match(/.{3}/g) ?? [];
  const isAnswered = questions.every((asked) => {
    const fingerprint = asked.slice(0, 3);
    // Base 62 of equal width has the order of its characters: longer lifetimes than those accepted are another question.
    return refused.includes(fingerprint) || told.some((one) => one.startsWith(fingerprint) && one >= asked);
  });
  const age = Date.now() / 864e5 - parseInt(day, 36);
  if (isAnswered && age >= -1 && age < 181) return;
  banner.hidden = false;
  check(banner);

  root.addEventListener('click', ({ target }) => {
    const pressed = (target as HTMLElement).dataset['dfoConsent'];
    if (!pressed || customElements.get(banner.localName)) return;
    const status = root.querySelector<HTMLElement>('[role=status]')!;
    const say = (text: string | undefined) => (status.firstElementChild!.textContent = text!);
    const { wait, failed } = banner.dataset;
    banner.pressed = pressed;
    say(wait);
    (root.lastElementChild as HTMLElement).hidden = true;
    status.parentElement!.className = 'said';
    status.parentElement!.focus();
    setTimeout(() => banner.pressed && say(failed), 10_000);
  });
}
