<?php

use Drupal\Core\PageCache\ResponsePolicy\KillSwitch;
use Drupal\dfo_consent\Plugin\Filter\DfoConsentFilter;
use Drupal\filter\Attribute\Filter;
use Drupal\filter\FilterProcessResult;
use Drupal\filter\Plugin\FilterInterface;

final class DrupalTest extends IntegrationTestCase {

  private const MODULE = __DIR__ . '/../../../integrations/drupal/dfo_consent';

  private StandIn\Loggers $loggers;

  private StandIn\Cache $cache;

  private KillSwitch $killSwitch;

  protected function setUp(): void {
    parent::setUp();
    $this->loggers = new StandIn\Loggers();
    $this->cache = new StandIn\Cache();
    $this->killSwitch = new KillSwitch();
  }

  private function filter(array $settings = []): DfoConsentFilter {
    $services = [
      'http_client' => new StandIn\Client(),
      'logger.factory' => $this->loggers,
      'cache.default' => $this->cache,
      'page_cache_kill_switch' => $this->killSwitch,
    ];
    $definition = ['settings' => $this->attribute()->settings];
    return DfoConsentFilter::create(new StandIn\Container($services), ['settings' => $settings], 'dfo_consent', $definition);
  }

  private function attribute(): Filter {
    return (new ReflectionClass(DfoConsentFilter::class))->getAttributes(Filter::class)[0]->newInstance();
  }

  private function process(string $html, string $address, float $seconds = 2): FilterProcessResult {
    return $this->filter(['address' => $address, 'seconds' => $seconds])->process($html, 'nn');
  }

  protected function show(string $html, string $address, float $seconds = 2): string {
    return $this->process($html, $address, $seconds)->getProcessedText();
  }

  protected function errors(): array {
    return $this->loggers->errors;
  }

  protected function keptForSeconds(): array {
    return array_map(fn($end) => $end - time(), array_values($this->cache->ends));
  }

  public function testNothingKeepsAPageOfAFailure(): void {
    for ($visit = 1; $visit <= 2; $visit++) {
      $this->killSwitch->kill = false;
      $this->assertSame(0, $this->process(self::VIMEO, FailingGate::nobody())->getCacheMaxAge());
      $this->assertTrue($this->killSwitch->kill);
    }
  }

  public function testWhatIsGatedIsKeptForEver(): void {
    $this->assertSame(-1, $this->process(self::VIMEO, $this->gate())->getCacheMaxAge());
    $this->assertFalse($this->killSwitch->kill);
  }

  public function testSettingsHaveDefaultsAndFieldsAndASchema(): void {
    $filter = $this->attribute();
    $this->assertSame('dfo_consent', $filter->id);
    $this->assertSame(FilterInterface::TYPE_TRANSFORM_IRREVERSIBLE, $filter->type);
    $this->assertSame(['address' => 'http://127.0.0.1:8081/gate', 'seconds' => 2], $filter->settings);

    $form = $this->filter()->settingsForm([], $this->createStub(Drupal\Core\Form\FormStateInterface::class));
    $this->assertSame($filter->settings, array_map(fn($field) => $field['#default_value'], $form));

    $schema = file_get_contents(self::MODULE . '/config/schema/dfo_consent.schema.yml');
    $this->assertStringStartsWith("filter_settings.{$filter->id}:\n", $schema);
    foreach (array_keys($filter->settings) as $setting) {
      $this->assertStringContainsString("\n    $setting:\n", $schema);
    }
  }

}
