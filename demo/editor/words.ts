import type { Text } from '../../registry/model.js';

/** What the page for editors says. `{name}` stands for a value. */
export const words = {
  title: { nn: 'Gjer ein innbyggingskode klar', nb: 'Gjør en innbyggingskode klar', en: 'Prepare an embed code' },
  lead: {
    nn: 'Lim inn koden frå leverandøren. Du ser kva han ville ha kontakta og lagra, og får att ein kode som ventar til den besøkjande har sagt ja.',
    nb: 'Lim inn koden fra leverandøren. Du ser hva den ville ha kontaktet og lagret, og får tilbake en kode som venter til den besøkende har sagt ja.',
    en: 'Paste the code from the vendor. You see what it would have contacted and stored, and get a code that waits until the visitor has said yes.',
  },
  noScript: {
    nn: 'Denne sida treng JavaScript. Kommandoen «npx dfo-consent gate» gjer det same.',
    nb: 'Denne siden trenger JavaScript. Kommandoen «npx dfo-consent gate» gjør det samme.',
    en: 'This page needs JavaScript. The command “npx dfo-consent gate” does the same.',
  },
  code: { nn: 'Innbyggingskode', nb: 'Innbyggingskode', en: 'Embed code' },
  codeHint: {
    nn: 'Ein kode eller ein heil artikkel. Han blir lesen her i nettlesaren, ikkje køyrd og ikkje send nokon stad.',
    nb: 'En kode eller en hel artikkel. Den leses her i nettleseren, kjøres ikke og sendes ingen steder.',
    en: 'A code or a whole article. It is read here in the browser; it is not run and not sent anywhere.',
  },
  site: {
    nn: 'Nettstaden koden skal stå på',
    nb: 'Nettstedet koden skal stå på',
    en: 'The website that the code is for',
  },
  ownServers: { nn: 'Nettstadens eigne tenarar', nb: 'Nettstedets egne tjenere', en: 'The website’s own servers' },
  ownServersHint: {
    nn: 'Berre der nettstaden har ein. Til dømes matomo.dfo.example.',
    nb: 'Bare der nettstedet har en. For eksempel matomo.dfo.example.',
    en: 'Only where the website has one. For example matomo.dfo.example.',
  },
  ownServer: { nn: 'Tenar for {provider}', nb: 'Tjener for {provider}', en: 'Server for {provider}' },
  streams: { nn: 'direktesending', nb: 'direktesending', en: 'live streams' },
  wrongHost: {
    nn: 'Skriv eit vertsnamn, til dømes matomo.dfo.example, eller ei mappe på nettstaden, til dømes {home}/matomo/.',
    nb: 'Skriv et vertsnavn, for eksempel matomo.dfo.example, eller en mappe på nettstedet, for eksempel {home}/matomo/.',
    en: 'Write a host name, for example matomo.dfo.example, or a folder on the website, for example {home}/matomo/.',
  },
  result: { nn: 'Kva koden gjer', nb: 'Hva koden gjør', en: 'What the code does' },
  empty: { nn: 'Ingen kode er limt inn enno.', nb: 'Ingen kode er limt inn ennå.', en: 'No code has been pasted yet.' },
  fixHost: {
    nn: 'Rett tenaren til {provider} først.',
    nb: 'Rett tjeneren til {provider} først.',
    en: 'Correct the server for {provider} first.',
  },
  nothing: {
    nn: 'Fann ingenting å halde tilbake. Koden kontaktar inga teneste i registeret, eller han ventar alt. Ei teneste som ikkje står i registeret, blir ikkje halden tilbake.',
    nb: 'Fant ingenting å holde tilbake. Koden kontakter ingen tjeneste i registeret, eller den venter allerede. En tjeneste som ikke står i registeret, holdes ikke tilbake.',
    en: 'Found nothing to hold back. The code contacts no service of the registry, or it waits already. A service that is not in the registry is not held back.',
  },
  found: {
    nn: 'Fann innhald frå {providers}.',
    nb: 'Fant innhold fra {providers}.',
    en: 'Found content from {providers}.',
  },
  unknown: {
    nn: 'Koden lastar også inn innhald frå {hosts}. Det er ikkje skildra i registeret, så det blir ikkje halde tilbake. Spør dei som har ansvar for nettstaden, før du bruker koden.',
    nb: 'Koden laster også inn innhold fra {hosts}. Det er ikke beskrevet i registeret, så det holdes ikke tilbake. Spør dem som har ansvar for nettstedet, før du bruker koden.',
    en: 'The code also loads content from {hosts}. The registry does not describe it, so it is not held back. Ask those responsible for the website before you use the code.',
  },
  suspect: {
    nn: 'Koden lastar {file} frå {host}. Er det Matomo på nettstaden, må tenaren førast opp.',
    nb: 'Koden laster {file} fra {host}. Er det Matomo på nettstedet, må tjeneren føres opp.',
    en: 'The code loads {file} from {host}. If that is the website’s Matomo, its server must be entered.',
  },
  suspectNowhere: {
    nn: 'Koden nemner {file}. Er det Matomo på nettstaden, må tenaren førast opp.',
    nb: 'Koden nevner {file}. Er det Matomo på nettstedet, må tjeneren føres opp.',
    en: 'The code mentions {file}. If that is the website’s Matomo, its server must be entered.',
  },
  because: { nn: 'Ventar fordi (på engelsk)', nb: 'Venter fordi (på engelsk)', en: 'It waits because' },
  useHost: { nn: 'Før opp {host}', nb: 'Før opp {host}', en: 'Enter {host}' },
  inBanner: {
    nn: '{site} spør om {provider} i banneret.',
    nb: '{site} spør om {provider} i banneret.',
    en: '{site} asks about {provider} in the banner.',
  },
  inPlace: {
    nn: '{site} spør om {provider} på staden der innhaldet skal stå.',
    nb: '{site} spør om {provider} på stedet der innholdet skal stå.',
    en: '{site} asks about {provider} in the place of the content.',
  },
  undeclared: {
    nn: '{site} har ikkje {provider} i registeret. Innhaldet blir verande lukka, same kva dei besøkjande svarer, til tenesta er ført opp.',
    nb: '{site} har ikke {provider} i registeret. Innholdet forblir lukket, uansett hva de besøkende svarer, til tjenesten er ført opp.',
    en: '{site} does not have {provider} in the registry. The content stays closed, whatever visitors answer, until the service is added.',
  },
  contacts: { nn: 'Kontaktar', nb: 'Kontakter', en: 'Contacts' },
  noAddress: {
    nn: 'Adressa står ikkje i koden.',
    nb: 'Adressen står ikke i koden.',
    en: 'The address is not in the code.',
  },
  atLine: { nn: 'linje {line}', nb: 'linje {line}', en: 'line {line}' },
  stores: { nn: 'Lagrar og deler', nb: 'Lagrer og deler', en: 'Stores and shares' },
  storedItems: {
    nn: 'Lagra på eininga av {provider}',
    nb: 'Lagret på enheten av {provider}',
    en: 'Stored on the device by {provider}',
  },
  ready: {
    nn: 'Koden som ventar på samtykke',
    nb: 'Koden som venter på samtykke',
    en: 'The code that waits for consent',
  },
  readyHint: {
    nn: 'Lim han inn i artikkelen i staden for den gamle.',
    nb: 'Lim den inn i artikkelen i stedet for den gamle.',
    en: 'Paste it into the article instead of the old one.',
  },
  copy: { nn: 'Kopier koden', nb: 'Kopier koden', en: 'Copy the code' },
  copied: { nn: 'Koden er kopiert.', nb: 'Koden er kopiert.', en: 'The code is copied.' },
  selected: {
    nn: 'Nettlesaren tillét ikkje kopiering. Koden er markert: trykk Ctrl+C, eller Cmd+C på Mac.',
    nb: 'Nettleseren tillot ikke kopiering. Koden er markert: trykk Ctrl+C, eller Cmd+C på Mac.',
    en: 'The browser did not allow copying. The code is selected: press Ctrl+C, or Cmd+C on a Mac.',
  },
} as const satisfies Record<string, Text>;
