import { h, type ComponentChildren } from 'preact';

/** Names of the controls, for tests and for people's own tools (R66). */
export type Hook = 'accept' | 'reject' | 'save' | 'open' | 'load';

/**
 * The one button for every choice: accept, reject, save and load look and work alike because nothing here can tell
 * them apart (R5, R68). It takes a name, a text and what happens, and nothing else.
 */
export const Choice = ({ hook, press, children }: { hook: Hook; press: () => void; children: ComponentChildren }) => (
  <button type="button" class="choice" data-dfo-consent={hook} onClick={press}>
    {children}
  </button>
);
