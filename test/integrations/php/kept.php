<?php

/** Ordinary text, which comes out character for character as it went in. */
return [
  'Norwegian letters' => '<p>Ærfugl, øl og ål på Åndalsnes – «sitat» … 🫐</p>',
  'North Sami letters' => '<p lang="se">Čáhci, đuohta, ŋuovvut, šaddat, ŧ, žilli</p>',
  'entities' => '<p>2 &lt; 3 &amp;&amp; 3 &gt; 2, 10&nbsp;000&nbsp;kr, &amp;lt;b&amp;gt;</p>',
  'text without an element' => 'Før <b>midt i</b> etter',
  'lines' => "<p>Ein\n  to</p>\n\n<p>tre<br>fire</p>\n",
  'headings' => '<h1 id="topp">A</h1><h2>B</h2><h3 class="x y">C</h3><h4>D</h4><h5>E</h5><h6>F</h6>',
  'links' => '<p><a href="https://www.ssb.no/a?b=1&amp;c=%C3%A5#d" title="SSB" target="_blank" rel="noopener">SSB</a>, <a href="/om-oss">om oss</a>, <a href="#topp">opp</a>, <a href="mailto:post@etaten.example">skriv</a>, <a href="tel:+4700000000">ring</a></p>',
  'lists' => '<ul><li>ein<ul><li>to</li></ul></li></ul><ol start="3" reversed=""><li value="5">tre</li></ol><dl><dt>A</dt><dd>B</dd></dl>',
  'a table' => '<table class="tal"><caption>Årsverk</caption><colgroup><col span="2"></colgroup><thead><tr><th scope="col">År</th><th scope="col">Tal</th></tr></thead><tbody><tr><th scope="row" rowspan="2">2024</th><td headers="a b">1&nbsp;234</td></tr><tr><td colspan="2">–</td></tr></tbody><tfoot><tr><td>Sum</td></tr></tfoot></table>',
  'words' => '<p><strong>a</strong> <em>b</em> <abbr title="Direktoratet for forvaltning og økonomistyring">DFØ</abbr> <code>c</code> <kbd>d</kbd> H<sub>2</sub>O m<sup>2</sup> <del>e</del><ins>f</ins> <mark>g</mark> <q cite="/h">i</q> <time datetime="2026-05-17">17. mai</time> ord<wbr>deling</p>',
  'quotes' => '<blockquote cite="https://lovdata.no/"><p>Lov</p></blockquote><hr><pre><code>  if (a &lt; b) { }
</code></pre>',
  'sections' => '<section aria-label="Fakta" id="fakta"><header><p>A</p></header><article><p>B</p></article><aside><p>C</p></aside><nav aria-labelledby="fakta"><p>D</p></nav><footer><p>E</p></footer></section>',
  'details' => '<details open=""><summary>Meir</summary><p>Tekst</p></details>',
  'pictures of the website' => '<figure><img src="/sites/default/files/%C3%A6rfugl.jpg" alt="Ærfugl" width="640" height="480" loading="lazy"><figcaption>Ærfugl</figcaption></figure><img src="bilete/a.png" alt="">',
  'pictures with the full address of the website' => '<img src="https://www.etaten.example/a.png" alt=""><img src="//www.etaten.example/a.png" alt=""><img src="HTTPS://WWW.ETATEN.EXAMPLE/a.png" alt="">',
  'a film of the website' => '<video controls="" width="640" src="/film.mp4"><track kind="captions" src="/film.vtt" srclang="nn" label="Nynorsk"></video>',
  'styles that load nothing' => '<p style="text-align: center; color: #c00">a</p>',
  'a form' => '<form action="/sok" method="get"><label for="q">Søk</label> <input type="search" name="q" id="q" placeholder="https://" required=""> <select name="s"><option value="1" selected="">Éin</option></select> <textarea name="t" rows="3">Tekst</textarea> <button type="submit">Søk</button></form>',
  'language and direction' => '<p lang="ar" dir="rtl">سلام</p><p><span lang="en">hello</span></p>',
  'an address in the text' => '<p>Sjå https://www.youtube.com/watch?v=a og &lt;iframe src=&quot;https://a.example&quot;&gt;.</p>',
];
