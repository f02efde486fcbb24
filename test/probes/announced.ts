import { choicesIn, pressChoice } from './equal.js';
import { probe } from './make.js';
import { anew, askedOf, script, viewOf } from './page.js';

let reader: Promise<string> | undefined;

export const announced = probe(
  {
    id: 'announced',
    rules: ['R61', 'R87'],
    per: 'state',
    about:
      'Has a virtual screen reader listen in the real page, on a flat copy of the interface that is kept in step, and presses reject. Reports when the result is not said politely and exactly once, or when anything is said that interrupts.',
  },
  async (subject) => {
    if (!subject.choices) return [];
    const { accept, reject } = subject.choices;
    return anew(subject, async (fresh) => {
      const shown = choicesIn((await viewOf(fresh)).controls);
      const press = shown.has('reject') ? reject : shown.has('accept') && accept;
      if (!press) return [];
      reader ??= script('in-page/listen.ts');
      await fresh.tab.evaluate(await reader);
      await fresh.tab.evaluate(`__listen.listen(${JSON.stringify(askedOf(fresh).roots)})`);
      await pressChoice(fresh, press);
      await fresh.tab.waitForTimeout(300);
      const heard = await fresh.tab.evaluate<string[]>('__listen.heard()');
      const polite = heard.filter((one) => one.startsWith('polite:'));
      const twice = polite.find((one, index) => polite.indexOf(one) !== index);
      return [
        ...heard
          .filter((one) => one.startsWith('assertive:'))
          .map((one) => ({ says: `the answer interrupts: «${one}»` })),
        ...(heard.length
          ? []
          : [
              {
                says: 'after an answer nothing is said: there is no polite status that was there before, or it stays empty',
              },
            ]),
        ...(twice ? [{ says: `is said more than once: «${twice}»` }] : []),
      ];
    });
  },
);
