<?php

/**
 * As much of WordPress as the plugin touches.
 */

const ABSPATH = '/';
const DAY_IN_SECONDS = 86400;

final class WordPress {

  /** @var array<string, array{mixed, int}> What is kept, and for how many seconds. */
  public static array $transients = [];

  /** @var array<string, array{callable, int}> The filter of each hook, and its priority. */
  public static array $filters = [];

}

final class WP_Error {

  public function __construct(private string $message) {}

  public function get_error_message() {
    return $this->message;
  }

}

function add_filter($hook, $callback, $priority = 10) {
  WordPress::$filters[$hook] = [$callback, $priority];
}

function get_transient($name) {
  return WordPress::$transients[$name][0] ?? false;
}

function set_transient($name, $value, $seconds = 0) {
  WordPress::$transients[$name] = [$value, $seconds];
}

function home_url() {
  return 'https://www.etaten.example';
}

function wp_parse_url($url) {
  return parse_url($url);
}

function is_wp_error($thing) {
  return $thing instanceof WP_Error;
}

function wp_remote_post($url, $args) {
  try {
    return Post::send($url, $args['headers'], $args['body'], $args['timeout']);
  }
  catch (RuntimeException $exception) {
    return new WP_Error($exception->getMessage());
  }
}

function wp_remote_retrieve_response_code($response) {
  return $response['status'];
}

function wp_remote_retrieve_header($response, $name) {
  return $response['headers'][strtolower($name)] ?? '';
}

function wp_remote_retrieve_body($response) {
  return $response['body'];
}
