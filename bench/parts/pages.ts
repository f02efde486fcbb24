/** What a page has before and after its articles. */
const head = `<!doctype html>
<html lang="nn">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Statsrekneskapen</title>
  <link rel="stylesheet" href="/assets/site.css?v=3">
  <link rel="preconnect" href="https://public.tableau.com">
  <script src="/dfo-consent.js" data-site="dfo.no"></script>
  <style>body{margin:0}.hero{background:url(/assets/hero.jpg)}</style>
  <!-- besøksmåling -->
  <script>
  var _paq = window._paq = window._paq || [];
  _paq.push(['trackPageView']);
  (function() {
    var u="https://matomo.dfo.example/";
    _paq.push(['setTrackerUrl', u+'matomo.php']);
    var d=document, g=d.createElement('script'), s=d.getElementsByTagName('script')[0];
    g.async=true; g.src=u+'matomo.js'; s.parentNode.insertBefore(g,s);
  })();
  </script>
</head>
<body class="article no-js">
<a class="skip" href="#main">Hopp til hovudinnhald</a>
<main id="main">
`;
const foot =
  '</main>\n<footer><p>Kontakt oss på <a href="mailto:post@dfo.example">e-post</a>.</p></footer>\n</body>\n</html>\n';

/** What vendors hand to editors, one for each article. */
const embeds = [
  '<iframe src="https://player.vimeo.com/video/76979871?h=8272103f6e" width="640" height="360" frameborder="0" allowfullscreen></iframe>\n',
  `<div class='tableauPlaceholder' id='viz1' style='position: relative'><noscript><a href='#'><img alt='Graf' src='https:&#47;&#47;public.tableau.com&#47;static&#47;images&#47;A&#47;1_rss.png' style='border: none' /></a></noscript><object class='tableauViz' style='display:none;'><param name='host_url' value='https%3A%2F%2Fpublic.tableau.com%2F' /><param name='name' value='A&#47;B' /></object></div>
<script type='text/javascript'>var divElement = document.getElementById('viz1'); var scriptElement = document.createElement('script'); scriptElement.src = 'https://public.tableau.com/javascripts/api/viz_v1.js'; divElement.parentNode.insertBefore(scriptElement, divElement);</script>\n`,
  '<iframe width="320" height="320" src="//embed.acast.com/dfo-podden" scrolling="no"></iframe>\n',
  '<div style="padding:56.25% 0 0 0;position:relative"><iframe src="https://vimeo.com/event/1/embed" style="position:absolute;top:0"></iframe></div>\n',
];

const article = (i: number) => `<article id="sak-${i}" class="card card--wide" data-nr="${i}">
  <h2><a href="/sak/${i}?frå=liste&amp;side=2">Kva staten brukte i ${2000 + (i % 25)} &ndash; del ${i}</a></h2>
  <picture><source srcset="/bilete/${i}.webp 1x, /bilete/${i}@2x.webp 2x" type="image/webp"><img src="/bilete/${i}.jpg" alt="Søylegraf" loading="lazy" width="800" height="450"></picture>
${`  <p>Utgiftene til <em>drift</em> og <strong>investering</strong> går fram av tabellen under. Tala er i millionar kroner, og er runda av. Les meir om <a href="/metode">metoden</a>.</p>\n`.repeat(8)}
  <table><caption>Utgifter</caption><thead><tr><th scope="col">Post</th><th scope="col">Beløp</th></tr></thead><tbody>
${Array.from({ length: 8 }, (_, row) => `    <tr><td>Post ${row}</td><td class="num">${(row + 1) * (i + 7)}</td></tr>\n`).join('')}  </tbody></table>
  <ul class="tags"><li>økonomi</li><li>stat</li><li>rekneskap</li></ul>
  <script>window.saker = window.saker || []; window.saker.push({ id: ${i}, title: "Del ${i}" });</script>
  <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M0 0h10v10z"/><use href="#pil"/></svg>
</article>
`;

/** A page of about so many bytes, of articles, each with an embed. */
export function pageOf(bytes: number): string {
  let page = head;
  for (let i = 0; page.length + foot.length < bytes * 0.97; i++) page += article(i) + embeds[i % embeds.length];
  return page + foot;
}

/** Of a site that knows nothing of consent: without the library, and with an embed in every fifth article, some 15 kB apart. */
export function pageWithout(bytes: number): string {
  let page = head.replace(/.*dfo-consent\.js.*\n/, '');
  for (let i = 0; page.length + foot.length < bytes * 0.97; i++)
    page += article(i) + (i % 5 ? '' : embeds[(i / 5) % embeds.length]);
  return page + foot;
}

/** The same page in pieces, as a network brings it, without ever being whole. */
export function* piecesOf(bytes: number): Generator<string> {
  yield head;
  let length = head.length;
  for (let i = 0; length < bytes; i++) {
    const piece = article(i) + embeds[i % embeds.length];
    length += piece.length;
    yield piece;
  }
  yield foot;
}
