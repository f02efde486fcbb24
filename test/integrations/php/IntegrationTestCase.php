<?php

use PHPUnit\Framework\TestCase;

/** What holds for the Drupal module and for the WordPress plugin alike. */
abstract class IntegrationTestCase extends TestCase {

  protected const VIMEO = '<p>Sjå «opptaket» frå Årdal &amp; Øye:</p><iframe src="https://player.vimeo.com/video/76979871" title="Opptak"></iframe>';

  protected const VIMEO_WITHOUT = '<p>Sjå «opptaket» frå Årdal &amp; Øye:</p><a href="https://player.vimeo.com/video/76979871">Opptak</a> ';

  /** What a visitor gets of a text. */
  abstract protected function show(string $html, string $address, float $seconds = 2): string;

  /** @return list<string> What the log has got. */
  abstract protected function errors(): array;

  /** @return list<int> For how many seconds from now each thing is kept that is kept. */
  abstract protected function keptForSeconds(): array;

  protected function setUp(): void {
    Post::$asked = [];
  }

  public function testTextWithoutATagNeedsNoQuestion(): void {
    $text = 'Ærfugl, øl & ål: 2 > 1';
    $this->assertSame($text, $this->show($text, FailingGate::nobody()));
    $this->assertSame('', $this->show('', FailingGate::nobody()));
    $this->assertSame([], Post::$asked);
  }

  public static function failures(): array {
    return [
      'nobody listens' => [null, 'cURL error 7'],
      'an answer after the time limit' => ['/slow', 'cURL error 28'],
      'status 500' => ['/500', 'status 500 The registry cannot be read.'],
      'status 500 with the live text' => ['/500-html', 'status 500'],
      'another address' => ['/moved', 'status 302'],
      'another type, with the live text' => ['/wrong-type', "the answer is no HTML but 'application/json'"],
      'another server, with the live text' => ['/echo', 'the answer was made by another server'],
      'an empty answer' => ['/empty', 'the answer is empty'],
    ];
  }

  /** @dataProvider failures */
  public function testFailureShowsLinksAndIsLoggedOnceAndIsSoonForgotten(?string $path, string $fault): void {
    $address = $path === null ? FailingGate::nobody() : FailingGate::address($path);
    $this->assertSame(self::VIMEO_WITHOUT, $this->show(self::VIMEO, $address, 0.5));
    $this->assertCount(1, $this->errors());
    $this->assertStringContainsString($address, $this->errors()[0]);
    $this->assertStringContainsString($fault, $this->errors()[0]);
    $this->assertStringContainsString('Start the service (dfo-consent serve), or correct', $this->errors()[0]);

    // The next visitor waits for nobody, and the log is not filled.
    $this->assertSame(self::VIMEO_WITHOUT, $this->show(self::VIMEO, $address, 0.5));
    $this->assertCount(1, Post::$asked);
    $this->assertCount(1, $this->errors());
    $this->assertCount(1, $this->keptForSeconds());
    $this->assertLessThanOrEqual(60, $this->keptForSeconds()[0]);
  }

  public function testNoOtherTextWaitsForAServiceThatIsSilent(): void {
    $address = FailingGate::nobody();
    $this->show('<p>A</p>', $address);
    $this->assertSame('<p>B</p>', $this->show('<p>B</p>', $address));
    $this->assertCount(1, Post::$asked);
  }

  public function testOneTextThatTheServiceRefusesKeepsNoOtherFromIt(): void {
    $this->show('<p>A</p>', FailingGate::address('/500'));
    $this->show('<p>B</p>', FailingGate::address('/500'));
    $this->assertCount(2, Post::$asked);
  }

  public function testQuestionIsTheTextAsUtf8Html(): void {
    $this->show(self::VIMEO, FailingGate::nobody());
    $this->assertSame(self::VIMEO, Post::$asked[0]['body']);
    $this->assertSame('text/html; charset=utf-8', Post::$asked[0]['headers']['Content-Type']);
  }

  public static function embedsWithoutTheService(): array {
    return [
      'a YouTube iframe' => [
        '<iframe width="560" height="315" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=a&amp;start=1" title="YouTube video player" frameborder="0" allow="autoplay; encrypted-media" allowfullscreen></iframe>',
        '<a href="https://www.youtube.com/embed/dQw4w9WgXcQ?si=a&amp;start=1">YouTube video player</a> ',
      ],
      'a Vimeo iframe without a title' => [
        '<iframe src="//player.vimeo.com/video/76979871"></iframe><p>Æøå</p>',
        '<a href="https://player.vimeo.com/video/76979871">player.vimeo.com</a> <p>Æøå</p>',
      ],
      'a Vimeo iframe that is inert already' => [
        '<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/76979871" title="Opptak"></iframe>',
        '<a href="https://player.vimeo.com/video/76979871">Opptak</a> ',
      ],
      'a script and its place' => [
        '<div id="graf"></div><script async src="https://cdn.example/graf.js"></script>',
        '<div id="graf"></div><a href="https://cdn.example/">cdn.example</a> ',
      ],
      'Tableau' => [
        '<tableau-viz id="viz" src="https://public.tableau.com/views/A/B" toolbar="hidden"></tableau-viz>',
        '<a href="https://public.tableau.com/views/A/B">public.tableau.com</a> ',
      ],
      'a picture in a link' => [
        '<a href="https://www.ssb.no/"><img src="https://cdn.example/ssb.png" alt="SSB"></a>',
        '<a href="https://www.ssb.no/">SSB</a>',
      ],
      'words for old browsers, code and drawings, which nobody is to read' => [
        '<iframe src="https://a.example/b" title="B">Nettlesaren viser ikkje rammer.</iframe><style>p { color: red }</style><script>a()</script><svg><title>Ikon</title></svg>',
        '<a href="https://a.example/b">B</a> ',
      ],
      'a frame of the website itself' => ['<iframe src="/graf/1" title="Graf"></iframe>', '<a href="/graf/1">Graf</a> '],
    ];
  }

  /** @dataProvider embedsWithoutTheService */
  public function testWithoutTheServiceAnEmbedIsALink(string $html, string $shown): void {
    $this->assertSame($shown, $this->show($html, FailingGate::nobody()));
  }

  /** The address of a running `dfo-consent serve` with the registry of dfo.no. */
  protected function gate(): string {
    $address = (string) getenv('GATE_URL');
    if ($address === '') {
      $this->markTestSkipped('GATE_URL is not set: start `dfo-consent serve` and give its address, for example GATE_URL=http://127.0.0.1:8081/gate.');
    }
    return $address;
  }

  public static function embeds(): array {
    return [
      'a Vimeo iframe, and Norwegian letters' => [self::VIMEO, ['data-dfo-src="https://player.vimeo.com/video/76979871"', 'Sjå «opptaket» frå Årdal &amp; Øye:'], ' src='],
      'a Vimeo iframe with all that embed codes have' => [
        '<iframe width="560" height="315" src="https://player.vimeo.com/video/76979871" title="Læring" frameborder="0" allow="autoplay; fullscreen" allowfullscreen></iframe>',
        ['data-service="vimeo"', 'title="Læring"', 'width="560"'],
        ' src=',
      ],
      'a script and its place' => [
        '<div class="tableauPlaceholder" id="viz1"></div><script src="https://public.tableau.com/javascripts/api/viz_v1.js"></script>',
        ['data-dfo-src="https://public.tableau.com/javascripts/api/viz_v1.js"', 'type="text/plain"'],
        ' src=',
      ],
      'Tableau' => [
        '<script type="module" src="https://public.tableau.com/javascripts/api/tableau.embedding.3.latest.min.js"></script><tableau-viz src="https://public.tableau.com/views/A/B"></tableau-viz>',
        ['<tableau-viz data-service="tableau-public" data-dfo-src="https://public.tableau.com/views/A/B">'],
        ' src=',
      ],
    ];
  }

  /** @dataProvider embeds */
  public function testGateMakesEmbedsInert(string $html, array $has, string $hasNot): void {
    $gated = $this->show($html, $this->gate());
    foreach ($has as $part) {
      $this->assertStringContainsString($part, $gated);
    }
    $this->assertStringNotContainsString($hasNot, $gated);
    $this->assertSame([], $this->errors());
    $this->assertSame($gated, $this->show($gated, $this->gate()), 'Gating what is gated must change nothing.');
  }

  public function testGateLeavesTextWithoutEmbedsAsItIs(): void {
    $text = "<h2>Æ, ø og å</h2>\n<p>2 &lt; 3 &amp; «sitat»&nbsp;– <a href='https://www.ssb.no/'>SSB</a>, ord<wbr>deling 🫐</p>\n";
    $this->assertSame($text, $this->show($text, $this->gate()));
    $this->assertSame([], $this->errors());
  }

}
