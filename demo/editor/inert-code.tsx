import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Language } from '../../registry/index.js';
import { say } from '../../src/texts/say.js';
import { words } from './words.js';

/** The code to take away, and the button that takes it. */
export function InertCode({ code, lang }: { code: string; lang: Language }) {
  const field = useRef<HTMLTextAreaElement>(null);
  // What was said of the old code is not true of a new one.
  const [said, setSaid] = useState({ of: code, text: '' });
  const tell = (text: string) => setSaid({ of: code, text });

  const copy = async () => {
    // Emptied first: a status that stays the same is not read again.
    tell('');
    try {
      await navigator.clipboard.writeText(code);
      tell(say(words.copied, lang));
    } catch {
      // No permission, or no clipboard: by hand it always works.
      field.current?.focus();
      field.current?.select();
      tell(say(words.selected, lang));
    }
  };

  return (
    <section class="inert-code">
      <h3>
        <label for="inert">{say(words.ready, lang)}</label>
      </h3>
      <p id="inert-hint">{say(words.readyHint, lang)}</p>
      <textarea
        id="inert"
        ref={field}
        rows={8}
        readOnly
        spellcheck={false}
        aria-describedby="inert-hint"
        value={code}
        translate={false}
      />
      <p class="copy">
        <button type="button" onClick={copy}>
          {say(words.copy, lang)}
        </button>{' '}
        <span role="status">{said.of === code && said.text}</span>
      </p>
    </section>
  );
}
