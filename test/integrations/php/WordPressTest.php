<?php

final class WordPressTest extends IntegrationTestCase {

  private string $log;

  private string $logBefore;

  protected function setUp(): void {
    parent::setUp();
    WordPress::$transients = [];
    $this->log = tempnam(sys_get_temp_dir(), 'dfo-consent-log');
    $this->logBefore = ini_set('error_log', $this->log);
  }

  protected function tearDown(): void {
    ini_set('error_log', $this->logBefore);
    unlink($this->log);
  }

  protected function show(string $html, string $address, float $seconds = 2): string {
    return dfo_consent_gate($html, $address, $seconds);
  }

  protected function errors(): array {
    return file($this->log);
  }

  protected function keptForSeconds(): array {
    return array_column(WordPress::$transients, 1);
  }

  public function testFiltersRunLast(): void {
    foreach (['the_content', 'widget_text', 'widget_text_content', 'widget_custom_html_content', 'widget_block_content'] as $hook) {
      $this->assertSame(['dfo_consent_gate', PHP_INT_MAX], WordPress::$filters[$hook]);
    }
  }

  public function testSettingsHaveDefaults(): void {
    $this->assertSame('http://127.0.0.1:8081/gate', DFO_CONSENT_GATE);
    $this->assertSame(2, DFO_CONSENT_SECONDS);
  }

  public function testPluginsThatKeepPagesKeepNoneOfAFailure(): void {
    $this->show(self::VIMEO, FailingGate::nobody());
    $this->assertTrue(DONOTCACHEPAGE);
  }

  public function testPicturesOfTheWebsiteStayWithTheirFullAddress(): void {
    $picture = '<img src="https://www.etaten.example/wp-content/uploads/a.jpg" alt="Ærfugl">';
    $this->assertSame($picture, $this->show($picture, FailingGate::nobody()));
  }

  public function testNamesOfTransientsAreShortEnoughForWordPress(): void {
    $this->show(self::VIMEO, FailingGate::nobody());
    $this->show(self::VIMEO, FailingGate::address('/500'));
    foreach (array_keys(WordPress::$transients) as $name) {
      $this->assertLessThanOrEqual(172, strlen($name));
    }
  }

  public function testWhatIsGatedIsKeptForADayUnderItsTextAndItsAddress(): void {
    $gated = $this->show(self::VIMEO, $this->gate());
    $this->assertSame($gated, $this->show(self::VIMEO, $this->gate()));
    $this->assertCount(1, Post::$asked);
    $this->assertSame([DAY_IN_SECONDS], $this->keptForSeconds());
    $this->show(self::VIMEO . '<p>Meir</p>', $this->gate());
    $this->show(self::VIMEO, FailingGate::nobody());
    $this->assertCount(3, Post::$asked);
  }

}
