import type { Change } from '../decide/change.js';
import type { Language } from '../../registry/model.js';
import type { Consent, Said } from '../consent/model.js';
import { questionKey } from '../decide/question-key.js';
import { isFramed } from '../page/framed.js';
import { afterPaint, whenParsed } from '../page/life.js';
import { standsFree } from '../page/stands-free.js';
import { trusted } from '../page/trusted.js';
import { ConsentElement, sheetOf } from './consent-element.js';
import { listen, tickedIn } from '../looks/listen.js';
import { make } from '../looks/make.js';
import { askingBanners, checkSeen } from './seen.js';

/** `<dfo-consent-banner>`: the question, the same question opened again, and the confirmation of the answer. */
export class BannerElement extends ConsentElement {
  // A morph gives it back what the server wrote.
  static observedAttributes = ['hidden', 'data-question'];

  #said: Said | undefined;
  #wasOpen = false;
  #bringsFocus = false;
  #isAnswering = false;
  #isLookedAt = false;
  /** The printed question has been held against the one to ask. */
  #isChecked = false;
  /** What was printed has been taken over, or is gone. */
  #isOurs = false;
  #isUpdating = false;
  /** Whether it has been looked at where it stands in the page. */
  #isSeen = false;
  /** That the answer is not kept has been said. */
  #isTold = false;
  /** What stands in the place of the question, and what is said: shown again when it is another. */
  #asked = '';
  #words = '';
  /** What was pressed before the library came (`first-paint/`): a property, because markup cannot make one, and pressing is consent. */
  declare pressed?: string;

  attributeChangedCallback(): void {
    if (!this.consent || this.#isUpdating) return;
    if (this.#isOurs) delete this.dataset['question'];
    this.update(this.consent);
  }

  update(consent: Consent): void {
    this.#isUpdating = true;
    try {
      this.#update(consent);
    } finally {
      this.#isUpdating = false;
    }
  }

  #update(consent: Consent): void {
    // What was answered is not said yet: an empty banner now would take focus and the status node with it.
    if (this.#isAnswering) return;
    const { decision, opened, registry, signal, site, stored } = consent;
    const isOpen = opened !== undefined;
    const opensNow = isOpen && !this.#wasOpen;
    this.#wasOpen = isOpen;
    // Two banners would be two questions: the first in the page asks.
    if (signal.aborted || !site || askingBanners()[0] !== this) return this.#clear(consent);
    if (opensNow) {
      this.#said = undefined;
      this.#bringsFocus = true;
    }
    const language = consent.language(this);
    const isAnswered = stored.state === 'answered';
    this.#checkPrinted(consent, language);
    if (this.pressed) this.#obey(consent, language);
    if (consent.isKept) this.#isTold = false;
    else if (!this.#isTold && !isOpen && isAnswered) this.#tellLost(consent);
    const open = decision.asks.flatMap(({ services }) => services);
    const asked = isOpen ? [...site.banner, ...site.inContext.filter(consent.may)] : open;
    if (!asked.length && !this.#said && !isOpen) return this.#clear(consent);
    const purposes = new Set(asked.map((id) => (site.banner.includes(id) ? registry.services[id]!.purpose : id)));
    const isOne = purposes.size === 1 && site.banner.includes(asked[0]!);
    const isSeveral = !isOne && (asked.length > 0 || isOpen);
    const isAgain = isAnswered || stored.why !== 'none';
    // Several that are printed, with their style, stay as they stand until they are opened again.
    const whole = questionKey(consent, asked, language);
    const isPrinted =
      isSeveral &&
      !isOpen &&
      [this.dataset['question'], this.#asked].includes(whole) &&
      !!this.shadowRoot?.querySelector('style')?.sheet;
    const isMore = isOpen || (isSeveral && !isPrinted) || isAgain;
    // In another site's frame a yes counts only of who has seen the question (`watch-seen.ts`).
    if ((isMore && (asked.length || isOpen)) || isFramed()) consent.needFile(opensNow);
    const { file } = consent;

    if (!this.hasRoot()) {
      const looks = consent.looks();
      if (!looks) return; // Shown when it has come.
      this.#own(); // A browser that left the page's question in its template.
      (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).innerHTML = trusted().createHTML(looks.frame);
    }
    if (this.dress('banner')) this.checkTheme();
    const root = this.shadowRoot!;
    this.hidden = (root.lastElementChild as HTMLElement).hidden = false;
    file?.watchSeen(this);
    this.#say(consent, language, root);
    // Several wait for their boxes; where these cannot be had, yes is about the first alone, and no about all.
    const isQuestion = isOne || (isSeveral && file === null && site.banner.includes(asked[0]!));
    const first = isOne ? asked : (decision.asks[0]?.services ?? site.banner);
    const answer = (isYes: boolean) =>
      this.#answer(consent, {
        yes: isYes ? first : [],
        no: (isYes ? asked.filter((id) => !first.includes(id)) : asked).filter((id) => site.banner.includes(id)),
        // In the settings one press takes everything back, also what was accepted for this page alone.
        forget: isOpen && !isYes ? site.inContext : [],
      });
    const boxes = isSeveral && file ? 'several' : '';
    const what = isPrinted || isOne ? whole : isQuestion ? questionKey(consent, first, language) : boxes;
    const key = what && isOpen ? `${what} opened` : what;
    if (key !== this.#asked || this.dataset['question']) {
      this.#asked = key;
      if (key !== this.dataset['question']) {
        const place = make('div');
        root.lastElementChild!.replaceChildren(place);
        const props = { consent, language, services: first, answer };
        if (isQuestion && !consent.looks()?.ask(place, props) && !file?.looks.ask(place, props)) {
          this.#asked = ''; // Shown when it has come.
          consent.needFile();
        }
      } else {
        // The page brought this question in its HTML: it stays as it stands.
        listen(root, (hook, ticked) =>
          isPrinted ? this.#answer(consent, changeOf(consent, asked, hook, ticked)) : answer(hook === 'accept'),
        );
      }
      this.#own();
    }
    // With its question in it: to look makes the browser lay out the page, and what comes after that counts as a shift.
    if (!this.#isSeen) whenParsed(() => afterPaint(() => this.#seeTo(consent)), signal);
    this.#isSeen = true;
    const place = root.lastElementChild!.firstElementChild;
    if (!this.#asked || !place) return;
    this.#look(consent);
    if (file && isMore) {
      root.adoptedStyleSheets = [sheetOf(file.looks.banner), sheetOf(file.settingsStyle)];
      file.showPanel(place, {
        consent,
        language,
        isOpened: isOpen,
        isSeveral: isSeveral && !isQuestion && !isPrinted,
        answer: (change) => this.#answer(consent, change),
        close: () => this.#close(consent),
      });
    }
    const title = root.querySelector('h2');
    if (!this.#bringsFocus || !title) return;
    this.#bringsFocus = false;
    title.focus();
  }

  /** Looks, when it has been laid out, whether it can be seen: if not, another asks. */
  #look(consent: Consent): void {
    if (this.#isLookedAt) return;
    this.#isLookedAt = true;
    afterPaint(() => this.hidden || !this.#asked || checkSeen(this) || consent.refresh());
  }

  /** A page that lays out its body in other ways, or has a header over it, needs more of us. */
  #seeTo(consent: Consent): void {
    if (standsFree(this)) return;
    consent.later().then(({ placeBanner }) => placeBanner(this, consent.signal), reportError);
  }

  #answer(consent: Consent, change: Change): void {
    // A press on what cannot be seen is no answer; then the library asks in its own place.
    if (!checkSeen(this)) return consent.refresh();
    const isSeen = isFramed() ? (consent.file ? consent.file.wasSeen(this) : false) : true;
    const { yes, no } = change;
    if (yes.length && isSeen === false) return;
    this.#isAnswering = true;
    try {
      const outcome = consent.answer(change, isSeen);
      this.#said = { yes, no, outcome, returnTo: consent.opened?.returnTo ?? null };
      this.#isTold = true;
    } finally {
      this.#isAnswering = false;
    }
    consent.close();
    // The button that was pressed is gone; without this, focus would fall back to the top of the page (R58).
    this.shadowRoot!.querySelector<HTMLElement>('.said')?.focus();
  }

  /** The answer that holds is said once more, and that this page alone remembers it. Focus stays where it is. */
  #tellLost({ decision, site }: Consent): void {
    this.#isTold = true;
    const those = (why: string) =>
      [...site!.banner, ...site!.inContext].filter((id) => decision.services[id]!.why === why);
    const outcome = { kept: false, withdrawn: [], isLost: true } as const;
    this.#said = { yes: those('accepted'), no: those('refused'), outcome, returnTo: null };
  }

  /** Shows what was answered, or takes it away. */
  #say(consent: Consent, language: Language, root: ShadowRoot): void {
    const said = this.#said;
    if (said && (said.outcome.withdrawn.length || !said.outcome.kept)) consent.needFile();
    const status = root.querySelector('[role=status]')!;
    const around = status.parentElement!;
    const words = said ? this.#wordsOf(consent, language, said) : '';
    if (said && !words) return; // They are on their way.
    if (words !== this.#words) {
      this.#words = words;
      around.lang = language;
      around.className = said ? 'said' : '';
      const { hide: printed } = this.dataset;
      const hide = make('button', said && (printed ?? consent.looks()?.hide(language)));
      Object.assign(hide, { type: 'button', className: 'plain', onclick: () => this.#hide() });
      status.firstElementChild!.replaceChildren(...(said ? [make('p', words)] : []));
      status.nextElementSibling!.replaceChildren(...(said ? [hide] : []));
    }
    consent.file?.showAftermath(status.lastElementChild!, said && { consent, language, outcome: said.outcome });
  }

  /** The answer in words: those that are printed with the question, as long as they are the whole truth. */
  #wordsOf(consent: Consent, language: Language, said: Said): string {
    const { yes, no } = this.dataset;
    const { lang } = this.shadowRoot!.querySelector<HTMLElement>('[role=status]')!.parentElement!;
    const { banner, inContext } = consent.site!;
    const isAll = said.yes.length ? said.yes.length === banner.length : !banner.some(consent.may);
    const isSimple = lang === language && said.outcome.kept && isAll && !inContext.some(consent.may);
    return (isSimple && (said.yes.length ? yes : no)) || (consent.looks()?.confirmation(consent, language, said) ?? '');
  }

  #own(): void {
    delete this.dataset['question'];
    this.#isOurs = true;
  }

  /** Tells where the page's HTML has another question than this page would ask, whether or not it is asked now. */
  #checkPrinted(consent: Consent, language: Language): void {
    const printed = this.dataset['question'];
    if (!printed || this.#isChecked) return;
    this.#isChecked = true;
    const right = questionKey(consent, consent.site!.banner, language);
    if (printed !== right)
      void consent.later().then(({ tellFaults }) => tellFaults([['printed', printed, right]]), reportError);
  }

  /** Answers with what was pressed in the page's HTML, if that asked what is asked now. */
  #obey(consent: Consent, language: Language): void {
    const { pressed } = this;
    this.#words = pressed!; // Something is said there already.
    delete this.pressed;
    const services = consent.site!.banner;
    if (this.dataset['question'] !== questionKey(consent, services, language)) return;
    const change = changeOf(consent, services, pressed!, tickedIn(this.shadowRoot!));
    // When everything that begins with the library has begun.
    queueMicrotask(() => this.#answer(consent, change));
  }

  /** Nothing to ask and nothing to say. */
  #clear(consent: Consent): void {
    const root = this.shadowRoot;
    if (!root) return;
    this.hidden = true;
    if (this.dataset['question']) return; // Nobody has touched it.
    this.#asked = '';
    this.#said = undefined;
    this.#say(consent, consent.language(this), root);
    root.lastElementChild!.replaceChildren();
  }

  #hide(): void {
    // What comes after the banner; after one in the page's HTML, its script does.
    const back = this.#said?.returnTo ?? this.parentNode!.querySelector(`${this.localName} ~ :not(script)`);
    this.#said = undefined;
    if (this.consent) this.update(this.consent);
    if (back instanceof HTMLElement) back.focus();
  }

  #close(consent: Consent): void {
    const back = consent.opened?.returnTo;
    consent.close();
    back?.focus();
  }
}

/** What a press on a printed choice changes, with these purposes ticked. */
function changeOf({ registry }: Consent, services: readonly string[], hook: string, ticked: readonly string[]): Change {
  const isYes = (id: string) =>
    hook === 'accept' || (hook === 'save' && ticked.includes(registry.services[id]!.purpose));
  return { yes: services.filter(isYes), no: services.filter((id) => !isYes(id)), forget: [] };
}
