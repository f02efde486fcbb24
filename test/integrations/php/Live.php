<?php

use PHPUnit\Framework\TestCase;

/** Looks for what loads from another host than www.etaten.example, or runs. */
final class Live {

  private const ELEMENTS = [
    'animate', 'applet', 'base', 'bgsound', 'embed', 'feimage', 'fencedframe', 'frame', 'frameset', 'iframe', 'image', 'link',
    'math', 'meta', 'model', 'object', 'param', 'portal', 'script', 'set', 'style', 'svg', 'template', 'use',
  ];

  private const ATTRIBUTES = [
    'action-src', 'archive', 'attributionsrc', 'background', 'classid', 'code', 'codebase', 'data', 'dynsrc', 'formaction', 'imagesrcset',
    'is', 'longdesc', 'lowsrc', 'manifest', 'ping', 'popovertarget', 'poster', 'srcdoc', 'srcset', 'xlink:href', 'xmlns',
  ];

  /**
   * @param list<array{string, array<string, string>}> $elements Their names and attributes.
   * @return list<string> What is live among them.
   */
  public static function in(array $elements): array {
    $live = [];
    foreach ($elements as [$name, $attributes]) {
      if (in_array($name, self::ELEMENTS, true) || str_contains($name, '-') || str_contains($name, ':')) {
        $live[] = "<$name>";
      }
      foreach ($attributes as $attribute => $value) {
        if (self::isLive($attribute, $value)) {
          $live[] = "<$name $attribute=\"$value\">";
        }
      }
    }
    return $live;
  }

  private static function isLive(string $attribute, string $value): bool {
    $scheme = str_contains($value, ':') ? strtolower(trim(strstr($value, ':', true), "\0..\x20")) : '';
    return match (true) {
      str_starts_with($attribute, 'on'), str_starts_with($attribute, 'data-'), in_array($attribute, self::ATTRIBUTES, true) => true,
      $attribute === 'src' => preg_match('~^(https://www\.etaten\.example/|(?!/[/\\\\]|\\\\)[^:?#]*$)~i', $value) !== 1,
      in_array($attribute, ['action', 'href'], true) => in_array($scheme, ['javascript', 'data', 'vbscript', 'blob', 'file'], true),
      $attribute === 'style' => preg_match('~url|image|import|expression|[\\\\@(]~i', $value) === 1,
      default => false,
    };
  }

  /** The elements of a piece of HTML, as PHP's parser reads it. */
  public static function elementsOf(string $html): array {
    $document = new DOMDocument();
    @$document->loadHTML('<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>' . $html);
    $elements = [];
    foreach ((new DOMXPath($document))->query('//body//* | //html/*[not(self::head or self::body)]') as $element) {
      $attributes = [];
      foreach ($element->attributes as $attribute) {
        $attributes[$attribute->nodeName] = $attribute->value;
      }
      $elements[] = [$element->nodeName, $attributes];
    }
    return $elements;
  }

  /**
   * The elements of each piece of HTML as browsers read it, their addresses resolved as browsers do.
   *
   * @param array<string> $pieces
   */
  public static function elementsForBrowsersOf(TestCase $test, array $pieces): array {
    $node = proc_open(['node', __DIR__ . '/elements.mjs'], [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
    if ($node) {
      fwrite($pipes[0], json_encode($pieces, JSON_THROW_ON_ERROR));
      fclose($pipes[0]);
      $elements = json_decode(stream_get_contents($pipes[1]), true);
      $fault = stream_get_contents($pipes[2]);
      proc_close($node);
    }
    if (!isset($elements)) {
      $test->markTestSkipped('This needs Node and parse5 (npm ci): ' . ($fault ?? 'no Node'));
    }
    $test->assertSame(array_keys($pieces), array_keys($elements));
    return $elements;
  }

}
