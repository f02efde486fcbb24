<?php

use Drupal\dfo_consent\Plugin\Filter\DfoConsentFallback as DrupalFallback;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/Live.php';

/** What is shown when nobody answers. */
final class FallbackTest extends TestCase {

  private const BEFORE = '<p>Før: blåbær</p>';

  private const AFTER = '<p>Etter: ærfugl</p>';

  public function testDrupalAndWordPressHaveTheSameFallback(): void {
    $integrations = __DIR__ . '/../../../integrations';
    $drupal = file_get_contents("$integrations/drupal/dfo_consent/src/Plugin/Filter/DfoConsentFilter.php");
    $wordpress = file_get_contents("$integrations/wordpress/dfo-consent/dfo-consent.php");
    $this->assertGreaterThan(1000, strlen($this->fallbackIn($drupal)));
    $this->assertSame($this->fallbackIn($drupal), $this->fallbackIn($wordpress));
  }

  private function fallbackIn(string $file): string {
    return strstr(strstr($file, '// BEGIN fallback'), '// END fallback', true);
  }

  public static function hostile(): array {
    return array_map(fn($html) => [$html], require __DIR__ . '/hostile.php');
  }

  /** @dataProvider hostile */
  public function testNothingIsLive(string $html): void {
    $shown = DfoConsentFallback::html(self::BEFORE . $html, 'www.etaten.example');
    $this->assertStringStartsWith(self::BEFORE, $shown);
    $this->assertSame([], Live::in(Live::elementsOf($shown)));
    $this->assertSame($shown, DrupalFallback::html(self::BEFORE . $html, 'www.etaten.example'));
  }

  /** @dataProvider hostile */
  public function testTextAfterItIsKept(string $html): void {
    $shown = DfoConsentFallback::html(self::BEFORE . $html . self::AFTER);
    // What is never closed has all that follows inside, for browsers too.
    if (!str_contains($html, 'never closed')) {
      $this->assertStringContainsString('Etter: ', $shown);
    }
    $this->assertSame([], Live::in(Live::elementsOf($shown)));
  }

  /** A parser that reads as browsers do, with scripts on and off. */
  public function testNothingIsLiveForBrowsers(): void {
    $shown = [];
    foreach (require __DIR__ . '/hostile.php' as $name => $html) {
      $shown[$name] = DfoConsentFallback::html(self::BEFORE . $html . self::AFTER, 'www.etaten.example');
    }
    foreach (Live::elementsForBrowsersOf($this, $shown) as $name => $elements) {
      $this->assertSame([], Live::in($elements), $name);
    }
  }

  /** What vendors hand out, and tricks that are the gate's to see through, are in the project's own tests. */
  public function testNothingIsLiveOfTheEmbedCodesOfTheProject(): void {
    $shown = [];
    $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(__DIR__ . '/../../embeds', FilesystemIterator::SKIP_DOTS));
    foreach ($files as $file) {
      if ($file->getExtension() === 'html') {
        $shown[$file->getFilename()] = DfoConsentFallback::html(file_get_contents($file->getPathname()), 'www.etaten.example');
      }
    }
    $this->assertGreaterThan(40, count($shown));
    foreach (Live::elementsForBrowsersOf($this, $shown) as $name => $elements) {
      $this->assertSame([], Live::in($elements), $name);
    }
  }

  /** What the tests above look with must see what is there. */
  public function testTheTestsSeeWhatIsLive(): void {
    $live = [
      '<script>a()</script>', '<iframe src="/a"></iframe>', '<img src="https://a.example/b.png">', '<img src="/a.png" onerror="a()">',
      '<p style="background:url(//a.example/b)">a</p>', '<x-y></x-y>', '<p background="//a.example">a</p>', '<img src="/\\a.example">',
      '<a href="javascript:a()">a</a>', '<img srcset="//a.example/b 2x">', '<p data-src="//a.example">a</p>', '<svg><use href="//a.example"/></svg>',
    ];
    foreach ($live as $html) {
      $this->assertNotSame([], Live::in(Live::elementsOf($html)), $html);
    }
    foreach (Live::elementsForBrowsersOf($this, $live) as $number => $elements) {
      $this->assertNotSame([], Live::in($elements), $live[$number]);
    }
  }

  public static function kept(): array {
    return array_map(fn($html) => [$html], require __DIR__ . '/kept.php');
  }

  /** @dataProvider kept */
  public function testOrdinaryTextIsKept(string $html): void {
    $this->assertSame($html, DfoConsentFallback::html($html, 'www.etaten.example'));
  }

  public function testTwiceIsOnce(): void {
    foreach (require __DIR__ . '/hostile.php' as $name => $html) {
      $once = DfoConsentFallback::html($html . self::AFTER);
      $this->assertSame($once, DfoConsentFallback::html($once), $name);
    }
  }

  public function testOnlyPlainTextIsShownWhereTheParserGivesUp(): void {
    $html = str_repeat('<div>', 5000) . 'Blåbær &amp; <img src="https://a.example/b.png" onerror="a()">ærfugl';
    $this->assertSame('Blåbær &amp;amp; ærfugl', DfoConsentFallback::html($html));
  }

  public function testTheParsersOwnErrorsStayWithTheFallback(): void {
    DfoConsentFallback::html('<p><unknown></b>');
    $this->assertSame([], libxml_get_errors());
    $this->assertFalse(libxml_use_internal_errors());
  }

}
