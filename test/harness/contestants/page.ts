/** What a contestant adds to the page, by place. */
export interface PageParts {
  readonly head?: string;
  /** First in the body. */
  readonly first?: string;
  /** In the footer. */
  readonly footer?: string;
  /** Last in the body. */
  readonly last?: string;
}

/**
 * Where the page has its own style: in its HTML, or with `PAGE_STYLE=file` in a file, as most have it. A file holds the first
 * paint back for one more round trip, in which a library can come too: then the page hides what the library costs.
 */
export const styleIsInline = process.env['PAGE_STYLE'] !== 'file';

/**
 * A page of a public website, about 10 kB, the same for every contestant.
 *
 * @param parts what the contestant adds
 * @param script the script that is gated, where one is: last in the body, as websites have their statistics
 */
export const page = (
  { head = '', first = '', footer = '', last = '' }: PageParts,
  script = '',
): string => `<!doctype html>
<html lang="nn">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Statsrekneskapen – DFØ</title>
<link rel="icon" href="data:,">
${styleIsInline ? `<style>${style}</style>` : '<link rel="stylesheet" href="/site.css">'}
${head}
</head>
<body>
${first}
<a class="skip" href="#main">Hopp til hovudinnhald</a>
<header><p class="logo">Direktoratet for forvaltning og økonomistyring</p>
<nav aria-label="Hovudmeny"><ul>${menu.map((name, i) => `<li><a href="/side/${i}">${name}</a></li>`).join('')}</ul></nav></header>
<main id="main">
<h1>Kva staten brukte pengane på</h1>
<p class="lead">Statsrekneskapen viser inntektene og utgiftene til staten, månad for månad. Her finn du tala bak, korleis dei blir til, og kven som har ansvaret for dei.</p>
${subjects.map(article).join('\n')}
</main>
<footer><p>Kontakt oss på <a href="mailto:post@dfo.example">e-post</a>.</p>
${footer}
</footer>
${last}
${script}
</body>
</html>
`;

const menu = [
  'Økonomi og rekneskap',
  'Løn og arbeidsgivar',
  'Offentlege anskaffingar',
  'Styring og leiing',
  'Statistikk',
  'Kurs og arrangement',
];

const subjects = ['Pensjonar', 'Helse', 'Forsvar', 'Samferdsel', 'Utdanning', 'Kommunane', 'Klima', 'Justis'];

const sentences = [
  'Utgiftene auka frå året før, og meir enn Stortinget hadde venta då budsjettet vart vedteke.',
  'Det meste går til løn, drift og overføringar, og ein mindre del til bygg og utstyr.',
  'Tala er i millionar kroner og er runda av, så summane kan avvike noko.',
  'Departementet gjer greie for avvika i ei eiga melding kvar vår.',
  'Inntektene kjem frå skattar, avgifter og eigarskapen til staten.',
  'Samanlikna med dei andre nordiske landa ligg nivået om lag midt på.',
  'Kvar etat fører sin eigen rekneskap og sender han inn den femtande i månaden.',
  'Når året er omme, blir dei samla, kontrollerte av Riksrevisjonen og lagde fram for Stortinget.',
  'Tidsserien går attende til 2014, då kontoplanen vart den same for alle.',
  'Du kan laste ned tabellane som rekneark, eller hente dei gjennom grensesnittet vårt.',
  'Tilskot som ikkje er nytta, kan i visse høve overførast til neste år.',
  'Ordningar med eiga lov er haldne utanfor, og står i eit vedlegg.',
  'Renter og avdrag på lån er førte for seg.',
];

const article = (subject: string, i: number) => `<article id="sak-${i}">
<h2><a href="/sak/${i}">${subject} i rekneskapen</a></h2>
${[0, 1].map((part) => `<p>${[0, 1, 2, 3].map((n) => sentences[(i * 3 + part * 5 + n * (i + 1)) % sentences.length]).join(' ')}</p>`).join('\n')}
<table><caption>${subject}, millionar kroner</caption><thead><tr><th scope="col">Post</th><th scope="col">Budsjett</th><th scope="col">Rekneskap</th></tr></thead><tbody>
${['Løn', 'Drift', 'Overføringar'].map((post, row) => `<tr><th scope="row">${post}</th><td>${(row + 2) * (i + 7) * 113}</td><td>${(row + 2) * (i + 7) * 117}</td></tr>`).join('\n')}
</tbody></table>
</article>`;

const style = `*{box-sizing:border-box}
body{margin:0;font:1.125rem/1.6 sans-serif;color:#1a1a1a;background:#fff}
.skip{position:absolute;left:-999px}.skip:focus{left:0}
header,footer{padding:1rem 2rem;background:#f4f6f8}
header ul{display:flex;flex-wrap:wrap;gap:1.5rem;list-style:none;margin:0;padding:0}
.logo{font-weight:700}
main{max-width:60rem;margin:0 auto;padding:2rem}
h1{font-size:2.5rem;line-height:1.2}
.lead{font-size:1.375rem}
article{border-top:1px solid #c8d0d8;padding:1rem 0}
table{border-collapse:collapse;width:100%}
th,td{padding:.25rem .5rem;border-bottom:1px solid #c8d0d8;text-align:left}
td{text-align:right}
caption{text-align:left;font-weight:700}
a{color:#0b4a7d}
`;

/** The files that the page needs itself. */
export const pageFiles: Readonly<Record<string, string>> = { '/site.css': style };
