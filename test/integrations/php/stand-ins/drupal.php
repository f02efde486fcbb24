<?php

/**
 * As much of Drupal, and of what it brings, as the filter touches. The signatures are Drupal 11's; what they do is the least that works.
 */

namespace Drupal\Core\Form {

  interface FormStateInterface {}

}

namespace Drupal\Core\Plugin {

  interface ContainerFactoryPluginInterface {

    public static function create(
      \Symfony\Component\DependencyInjection\ContainerInterface $container,
      array $configuration,
      $plugin_id,
      $plugin_definition,
    );

  }

}

namespace Drupal\Core\StringTranslation {

  class TranslatableMarkup {

    public function __construct(public string $string) {}

  }

}

namespace Drupal\Core\Logger {

  interface LoggerChannelFactoryInterface {

    public function get($channel);

  }

}

namespace Drupal\Core\Cache {

  interface CacheBackendInterface {

    public function get($cid, $allow_invalid = FALSE);

    public function set($cid, $data, $expire = -1, array $tags = []);

  }

}

namespace Drupal\Core\PageCache\ResponsePolicy {

  class KillSwitch {

    public bool $kill = FALSE;

    public function trigger() {
      $this->kill = TRUE;
    }

  }

}

namespace Drupal\filter\Attribute {

  #[\Attribute(\Attribute::TARGET_CLASS)]
  class Filter {

    public function __construct(
      public readonly string $id,
      public readonly \Drupal\Core\StringTranslation\TranslatableMarkup $title,
      public readonly int $type,
      public readonly ?\Drupal\Core\StringTranslation\TranslatableMarkup $description = NULL,
      public readonly int $weight = 0,
      public readonly bool $status = FALSE,
      public readonly array $settings = [],
    ) {}

  }

}

namespace Drupal\filter {

  class FilterProcessResult {

    /** Drupal's word for «for ever». */
    private int $maxAge = -1;

    public function __construct(private string $processedText) {}

    public function getProcessedText() {
      return $this->processedText;
    }

    public function getCacheMaxAge() {
      return $this->maxAge;
    }

    public function setCacheMaxAge($max_age) {
      $this->maxAge = $max_age;
      return $this;
    }

  }

}

namespace Drupal\filter\Plugin {

  interface FilterInterface {

    const TYPE_TRANSFORM_IRREVERSIBLE = 3;

    public function process($text, $langcode);

    public function settingsForm(array $form, \Drupal\Core\Form\FormStateInterface $form_state);

  }

  abstract class FilterBase implements FilterInterface {

    public $settings = [];

    public function __construct(array $configuration, $plugin_id, $plugin_definition) {
      $this->settings = $configuration['settings'] + $plugin_definition['settings'];
    }

    public function settingsForm(array $form, \Drupal\Core\Form\FormStateInterface $form_state) {
      return [];
    }

    protected function t($string, array $args = [], array $options = []) {
      return new \Drupal\Core\StringTranslation\TranslatableMarkup($string);
    }

  }

}

namespace GuzzleHttp {

  interface ClientInterface {

    public function request(string $method, $uri, array $options = []): \Psr\Http\Message\ResponseInterface;

  }

}

namespace Psr\Http\Message {

  interface ResponseInterface {

    public function getStatusCode();

    public function getHeaderLine($name);

    public function getBody();

  }

}

namespace Symfony\Component\DependencyInjection {

  interface ContainerInterface {

    public function get(string $id);

  }

}

namespace StandIn {

  final class Container implements \Symfony\Component\DependencyInjection\ContainerInterface {

    public function __construct(private array $services) {}

    public function get(string $id) {
      return $this->services[$id];
    }

  }

  final class Client implements \GuzzleHttp\ClientInterface {

    public function request(string $method, $uri, array $options = []): \Psr\Http\Message\ResponseInterface {
      return new Response(\Post::send($uri, $options['headers'], $options['body'], $options['timeout']));
    }

  }

  final class Response implements \Psr\Http\Message\ResponseInterface {

    public function __construct(private array $answer) {}

    public function getStatusCode() {
      return $this->answer['status'];
    }

    public function getHeaderLine($name) {
      return $this->answer['headers'][strtolower($name)] ?? '';
    }

    public function getBody() {
      return $this->answer['body'];
    }

  }

  /** A channel keeps its errors as a reader of the log would see them. */
  final class Loggers implements \Drupal\Core\Logger\LoggerChannelFactoryInterface {

    /** @var list<string> */
    public array $errors = [];

    public function get($channel) {
      return $this;
    }

    public function error($message, array $context = []) {
      $this->errors[] = strtr($message, $context);
    }

  }

  final class Cache implements \Drupal\Core\Cache\CacheBackendInterface {

    /** @var array<string, int> When each entry ends. */
    public array $ends = [];

    public function get($cid, $allow_invalid = FALSE) {
      return isset($this->ends[$cid]) ? (object) ['data' => TRUE] : FALSE;
    }

    public function set($cid, $data, $expire = -1, array $tags = []) {
      $this->ends[$cid] = $expire;
    }

  }

}
