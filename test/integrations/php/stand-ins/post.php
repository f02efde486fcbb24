<?php

/** A POST with curl, for the stand-ins of Drupal's and WordPress's clients. */
final class Post {

  /** @var list<array{address: string, headers: array<string, string>, body: string}> All that was asked, in order. */
  public static array $asked = [];

  /**
   * @return array{status: int, headers: array<string, string>, body: string} The names of headers in lower case.
   * @throws RuntimeException Where nobody answers in time.
   */
  public static function send(string $address, array $headers, string $body, float $seconds): array {
    self::$asked[] = ['address' => $address, 'headers' => $headers, 'body' => $body];
    $received = [];
    $curl = curl_init($address);
    curl_setopt_array($curl, [
      CURLOPT_POST => true,
      CURLOPT_POSTFIELDS => $body,
      CURLOPT_HTTPHEADER => array_map(fn($name, $value) => "$name: $value", array_keys($headers), $headers),
      CURLOPT_RETURNTRANSFER => true,
      CURLOPT_TIMEOUT_MS => (int) round($seconds * 1000),
      CURLOPT_PROXY => '',
      CURLOPT_HEADERFUNCTION => function ($_, $line) use (&$received) {
        [$name, $value] = explode(':', $line, 2) + [1 => ''];
        $received[strtolower($name)] = trim($value);
        return strlen($line);
      },
    ]);
    $answer = curl_exec($curl);
    if ($answer === false) {
      throw new RuntimeException('cURL error ' . curl_errno($curl) . ': ' . curl_error($curl));
    }
    return [
      'status' => curl_getinfo($curl, CURLINFO_RESPONSE_CODE),
      'headers' => $received,
      'body' => $answer,
    ];
  }

}
