<?php

/** The services of failing-gate.php, started when first needed and ended with the tests. */
final class FailingGate {

  /** @var array<string, string> The origin of the one that serves each path: PHP's server has one answer at a time, and nobody should wait for the slow one. */
  private static array $origins = [];

  public static function address(string $path): string {
    return (self::$origins[$path] ??= self::start()) . $path;
  }

  /** An address of this machine where nobody listens. */
  public static function nobody(): string {
    return 'http://127.0.0.1:' . self::freePort() . '/gate';
  }

  private static function start(): string {
    $port = self::freePort();
    $null = ['file', '/dev/null', 'w'];
    $command = [PHP_BINARY, '-S', "127.0.0.1:$port", __DIR__ . '/failing-gate.php'];
    $server = proc_open($command, [['file', '/dev/null', 'r'], $null, $null], $pipes);
    register_shutdown_function(fn() => proc_terminate($server));
    for ($tries = 0; $tries < 100; $tries++) {
      if (@file_get_contents("http://127.0.0.1:$port/") === 'ready') {
        return "http://127.0.0.1:$port";
      }
      usleep(50_000);
    }
    throw new RuntimeException('The failing gate did not start.');
  }

  private static function freePort(): int {
    $socket = stream_socket_server('tcp://127.0.0.1:0');
    $port = (int) substr(strrchr(stream_socket_get_name($socket, false), ':'), 1);
    fclose($socket);
    return $port;
  }

}
