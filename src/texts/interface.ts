import { textsLacking } from '../../registry/faults.js';
import type { Registry } from '../../registry/model.js';
import * as banner from './banner.js';
import * as before from './before.js';
import * as disclosure from './disclosure.js';
import * as embed from './embed.js';
import * as frame from './frame.js';
import * as settings from './settings.js';
import * as several from './several.js';
import * as statement from './statement.js';
import * as why from './why.js';

/** Everything that the interface says, by where it is said. */
const all = { banner, before, disclosure, embed, frame, settings, several, statement, why };

type EnglishIn<Texts> = Texts extends { readonly en: infer Text extends string }
  ? Text
  : { [Name in keyof Texts]: EnglishIn<Texts[Name]> }[keyof Texts];

/** Each text of the interface in another language, by the English one. `{name}` stands for a value, and must stay. */
export type InterfaceTexts = Readonly<Record<EnglishIn<typeof all>, string>>;

function englishIn(texts: object): string[] {
  const values: readonly unknown[] = 'en' in texts ? [texts.en] : Object.values(texts);
  return values.flatMap((one) => (typeof one === 'string' ? one : englishIn(one as object)));
}

/** The texts of the interface that a registry's own languages lack, as faults: JavaScript and JSON come past the compiler. */
export function textFaults(registry: Registry): string[] {
  const wanted = [...new Set(englishIn(all))];
  return Object.entries(registry.languages ?? {}).flatMap(([id, told]) =>
    textsLacking(id, told, wanted, `the interface’s ${wanted.length}`),
  );
}
