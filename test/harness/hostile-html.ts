const numbered = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join('');

/** Pages that are made to be slow to read, by how many parts they have. */
export const hostile: Readonly<Record<string, (n: number) => string>> = {
  'paragraphs (for comparison)': (n) => '<p class="a">Tekst</p>\n'.repeat(n),
  'elements inside each other': (n) => '<div>'.repeat(n),
  'elements inside each other, with text': (n) => '<div>a'.repeat(n),
  'attributes of one tag': (n) => `<iframe ${numbered(n, (i) => `a${i}=x `)}src="//vimeo.com/1"></iframe>`,
  'the same attribute again and again': (n) => `<iframe ${'src="//vimeo.com/1" '.repeat(n)}></iframe>`,
  'formatting tags, unclosed': (n) => numbered(n, (i) => `<b id=${i}>`),
  'formatting tags that cross paragraphs': (n) => numbered(n, (i) => `<p><b id=${i}>a`),
  'links inside each other': (n) => '<a href="/"><i>'.repeat(n),
  'one comment': (n) => `<!-- ${'- '.repeat(n * 10)}`,
  'one unclosed script': (n) => `<script>${'a = "https://vimeo.com/";\n'.repeat(n)}`,
  'one unclosed script of open brackets': (n) => `<script>/* vimeo.com */ ${'('.repeat(n * 10)}`,
  'one unclosed textarea': (n) => `<textarea>${'<iframe src="//vimeo.com/1">'.repeat(n)}`,
  'videos, unclosed': (n) => '<video>a'.repeat(n),
  'videos with sources, unclosed': (n) => '<video><source src="//vimeo.com/1">'.repeat(n),
  'boxes with vendors’ addresses inside each other': (n) => '<div data-u="https://vimeo.com/1">a'.repeat(n),
  'boxes with vendors’ addresses beside each other': (n) => '<div data-u="https://vimeo.com/1"></div>'.repeat(n),
  frames: (n) => '<iframe src="//vimeo.com/1"></iframe>'.repeat(n),
  'scripts after vendors’ names': (n) =>
    numbered(n, (i) => `<script>var v${i}="//vimeo.com/1"</script><script>w(v${i})</script>`),
  'scripts after vendors’ attributes': (n) =>
    numbered(n, (i) => `<div data-kind-${i}="https://vimeo.com/1"></div><script>f("x")</script>`),
  noscripts: (n) => '<noscript><img src="//vimeo.com/1"></noscript>'.repeat(n),
  'one noscript': (n) => `<noscript>${'<img src="//vimeo.com/1">'.repeat(n)}</noscript>`,
  'one srcset': (n) => `<img srcset="${numbered(n, (i) => `/a${i}.png ${i}w, `)}//vimeo.com/1 1w">`,
  'one address of dots': (n) => `<iframe src="https://${'a.'.repeat(n * 5)}vimeo.com/1"></iframe>`,
  'one handler of host names': (n) => `<div onclick="${'vimeo.com.'.repeat(n)}"></div>`,
  'tables in tables': (n) => '<table><td>'.repeat(n),
  'rows outside tables': (n) => '<table>a'.repeat(n),
  'templates inside each other': (n) => '<template>'.repeat(n),
};
