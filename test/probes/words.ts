/**
 * Words that occur in one of the three languages only, as far as consent interfaces go: enough to tell in which a sentence is. What
 * Nynorsk and Bokmål share (ja, nei, vi, du, og, på, som, til, kan, blir, avslå) is in no list.
 */
const lists: Readonly<Record<string, ReadonlySet<string>>> = {
  nn: new Set(
    'ikkje kva korleis kvifor kven kvar frå noko nokon nokre eit ein berre vere gjer meir eg dykk dykkar mykje sjå seinare velje seie lagrar samlar brukar hugs namn månader veker godtek informasjonskapslar informasjonskapsel nettsida tenester tenesta innhaldet innhald valet vala desse òg einingar eining heile tillèt'.split(
      ' ',
    ),
  ),
  nb: new Set(
    'ikke hva hvordan hvorfor hvem hver fra noe noen et en bare være gjør mer jeg dere deres mye se senere velge si lagrer lagret samler bruker husk navn måneder uker informasjonskapsler nettsiden tjenester tjenesten innholdet innhold valget valgene velg disse enheter enhet også hele tillater'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and of you your we is are was be been it not how what which who this that these with may can would yes about from save accept reject cookies choices choice settings information collect store show more change here website'.split(
      ' ',
    ),
  ),
};

const hits = (text: string, language: string): number =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => lists[language]?.has(word)).length;

/** `nn`, `nb` or `en` of a `lang` as people write it; `''` of any other. */
export function known(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  return language === 'no' ? 'nb' : language in lists ? language : '';
}

/** The language that a text is in, if its words say that it is not the one that it should be in. */
export const otherLanguage = (text: string, language: string): string | undefined =>
  Object.keys(lists).find((one) => one !== language && hits(text, one) > hits(text, language));
