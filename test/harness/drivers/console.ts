/** What a page says. */
export interface Message {
  readonly text: string;
  /** Whether it is an error that no script caught. */
  readonly isUncaught: boolean;
}

declare global {
  interface Window {
    /** What the page has said, and nobody has heard yet. */
    __playwrightHeard?: Message[];
  }
}

/**
 * Runs in a page before its own scripts: WebDriver has no word for what is said on a console, nor for what the browser itself would say
 * there of a policy or of a file that did not come.
 */
export function listenToConsole(): void {
  const heard: Message[] = [];
  window.__playwrightHeard = heard;
  const hear = (text: string, isUncaught = false) => heard.push({ text, isUncaught });
  for (const level of ['error', 'warn'] as const) {
    const native = console[level];
    console[level] = (...args: unknown[]) => {
      hear(args.map(String).join(' '));
      native.apply(console, args);
    };
  }
  addEventListener(
    'error',
    (event: Event) => {
      if (event instanceof ErrorEvent) return hear(event.message, true);
      const { src, href } = event.target as { src?: string; href?: string };
      return hear(`Failed to load resource: ${src ?? href}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => hear(String(reason), true));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    hear(`Refused by the policy: ${effectiveDirective} ${blockedURI}`),
  );
}
