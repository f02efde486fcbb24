<?php
/**
 * Plugin Name: DFØ consent
 * Description: Asks dfo-consent to make embeds inert until the visitor says yes.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 8.0
 * License: MIT
 */

if (!defined('ABSPATH')) {
  exit;
}

// Write others into wp-config.php.
if (!defined('DFO_CONSENT_GATE')) {
  define('DFO_CONSENT_GATE', 'http://127.0.0.1:8081/gate');
}
if (!defined('DFO_CONSENT_SECONDS')) {
  define('DFO_CONSENT_SECONDS', 2);
}

/** How long the service is left alone after a failure, so that no visitor waits for it again and again. */
const DFO_CONSENT_SECONDS_AFTER_FAILURE = 60;

// WordPress embeds addresses at 8, draws blocks at 9, runs shortcodes at 11 and changes the tags of pictures and frames at 12;
// plugins add to that at numbers of their own choice. What runs after the gate could bring a live embed, so the gate runs last.
// `widget_text` is for text widgets from before WordPress 4.8, and comes before the two others that follow it.
foreach (['the_content', 'widget_text', 'widget_text_content', 'widget_custom_html_content', 'widget_block_content'] as $dfo_consent_hook) {
  add_filter($dfo_consent_hook, 'dfo_consent_gate', PHP_INT_MAX);
}
unset($dfo_consent_hook);

/** The piece of HTML with its embeds inert; without them where nobody could make them so. */
function dfo_consent_gate($html, $address = DFO_CONSENT_GATE, $seconds = DFO_CONSENT_SECONDS) {
  $html = (string) $html;
  if (!str_contains($html, '<')) {
    return $html;
  }
  $hash = hash('sha256', $address . "\n" . $html);
  $gated = get_transient('dfo_consent_gated_' . $hash);
  if (is_string($gated)) {
    return $gated;
  }
  $silence = 'dfo_consent_silence_' . hash('sha256', $address);
  $failure = 'dfo_consent_failure_' . $hash;
  if (get_transient($silence) || get_transient($failure)) {
    return dfo_consent_without_embeds($html);
  }
  $response = wp_remote_post($address, [
    'headers' => ['Content-Type' => 'text/html; charset=utf-8', 'Accept' => 'text/html'],
    'body' => $html,
    'timeout' => $seconds,
    'redirection' => 0,
  ]);
  $fault = dfo_consent_fault($response);
  if ($fault === '') {
    $gated = wp_remote_retrieve_body($response);
    set_transient('dfo_consent_gated_' . $hash, $gated, DAY_IN_SECONDS);
    return $gated;
  }
  // Nobody there: no other text need ask either. An answer that is wrong may be about this text alone.
  set_transient(is_wp_error($response) ? $silence : $failure, 1, DFO_CONSENT_SECONDS_AFTER_FAILURE);
  error_log("The consent gate at $address did not make embeds inert: $fault. They are shown as plain links. Start the service (dfo-consent serve), or correct DFO_CONSENT_GATE in wp-config.php.");
  return dfo_consent_without_embeds($html);
}

/** What is wrong with an answer; '' if nothing is. */
function dfo_consent_fault($response) {
  if (is_wp_error($response)) {
    return $response->get_error_message() ?: 'no answer';
  }
  $status = wp_remote_retrieve_response_code($response);
  $body = trim(wp_remote_retrieve_body($response));
  if ($status !== 200) {
    return "status $status " . mb_substr($body, 0, 200);
  }
  $type = implode(', ', (array) wp_remote_retrieve_header($response, 'content-type'));
  if (strtolower(trim(explode(';', $type)[0])) !== 'text/html') {
    return "the answer is no HTML but '$type'";
  }
  // Another server's page may be the text as it was sent, with its embeds alive.
  if (implode(', ', (array) wp_remote_retrieve_header($response, 'dfo-consent')) !== 'gated') {
    return 'the answer was made by another server';
  }
  return $body === '' ? 'the answer is empty' : '';
}

/** The failure must not outlive itself: plugins that keep whole pages know this constant, and do not keep this one. */
function dfo_consent_without_embeds($html) {
  if (!defined('DONOTCACHEPAGE')) {
    define('DONOTCACHEPAGE', true);
  }
  $home = wp_parse_url(home_url());
  return DfoConsentFallback::html($html, ($home['host'] ?? '') . (isset($home['port']) ? ':' . $home['port'] : ''));
}

// BEGIN fallback: the Drupal module and the WordPress plugin have the same lines up to END, and a test compares them.

/**
 * Shows a piece of HTML without its embeds, for when nobody could make them inert.
 *
 * It reads the piece and writes it anew, with the elements and attributes
 * listed here and no others. So nothing depends on PHP's parser reading
 * strange markup as browsers do: what is written has one reading only.
 */
final class DfoConsentFallback {

  /** What is written. Of any other element, what it has inside is written. */
  private const ELEMENTS = [
    'a', 'abbr', 'address', 'article', 'aside', 'audio', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'button', 'caption', 'cite',
    'code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em', 'fieldset', 'figcaption', 'figure',
    'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'i', 'img', 'input', 'ins', 'kbd', 'label',
    'legend', 'li', 'main', 'mark', 'nav', 'ol', 'optgroup', 'option', 'p', 'picture', 'pre', 'q', 'rp', 'rt', 'ruby', 's',
    'samp', 'section', 'select', 'small', 'source', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td',
    'textarea', 'tfoot', 'th', 'thead', 'time', 'tr', 'track', 'u', 'ul', 'var', 'video', 'wbr',
  ];

  /** What is written without an end tag. */
  private const VOID = ['br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr'];

  /** What is left out with all it has inside: code, drawings, and text that is not the page's own. */
  private const LEFT_OUT = ['iframe', 'math', 'script', 'style', 'svg', 'template', 'title'];

  /** What becomes a link wherever it comes from. So do elements whose name has a hyphen: a script decides what those load. */
  private const EMBEDS = ['applet', 'bgsound', 'embed', 'fencedframe', 'frame', 'iframe', 'model', 'object', 'portal'];

  /** What becomes a link where it has the address of another host. */
  private const MEDIA = ['audio', 'img', 'video'];

  /** What is written as it is. Nothing in these loads or runs. */
  private const ATTRIBUTES = [
    'abbr', 'align', 'alt', 'aria-describedby', 'aria-hidden', 'aria-label', 'aria-labelledby', 'border', 'checked', 'class',
    'colspan', 'controls', 'datetime', 'dir', 'disabled', 'download', 'for', 'headers', 'height', 'hidden', 'hreflang', 'id',
    'kind', 'label', 'lang', 'loading', 'method', 'name', 'open', 'placeholder', 'rel', 'required', 'reversed', 'role', 'rows',
    'rowspan', 'scope', 'selected', 'span', 'srclang', 'start', 'tabindex', 'target', 'title', 'translate', 'type', 'valign',
    'value', 'width',
  ];

  /** @param string $ownHost The website's host, with its port if it has one; '' where only addresses without a host are its own. */
  private function __construct(private string $ownHost) {}

  public static function html(string $html, string $ownHost = ''): string {
    $document = self::read($html);
    return $document ? (new self(strtolower($ownHost)))->inside($document, FALSE) : self::text(strip_tags($html));
  }

  /** The piece as a tree, or NULL where it cannot be read to its end. */
  private static function read(string $html): ?\DOMDocument {
    if (!class_exists(\DOMDocument::class)) {
      return NULL;
    }
    $document = new \DOMDocument();
    $before = libxml_use_internal_errors(TRUE);
    // PHP's parser ends at a NUL, and takes text for Latin-1 unless the first <meta> says otherwise.
    $page = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>' . str_replace("\0", '', $html);
    $isRead = $document->loadHTML($page, LIBXML_NONET);
    foreach (libxml_get_errors() as $error) {
      $isRead = $isRead && $error->level !== LIBXML_ERR_FATAL;
    }
    libxml_clear_errors();
    libxml_use_internal_errors($before);
    return $isRead ? $document : NULL;
  }

  private function inside(\DOMNode $node, bool $isInLink): string {
    $html = '';
    foreach ($node->childNodes as $child) {
      if ($child instanceof \DOMText) {
        $html .= self::text($child->data);
      }
      elseif ($child instanceof \DOMElement) {
        $html .= $this->element($child, $isInLink);
      }
    }
    return $html;
  }

  private function element(\DOMElement $element, bool $isInLink): string {
    $name = strtolower($element->nodeName);
    $inside = in_array($name, self::LEFT_OUT, TRUE) ? '' : $this->inside($element, $isInLink || $name === 'a');
    $address = $this->addressElsewhere($element);
    if ($name === 'script') {
      // Its own address would show the visitor code: the front page of its host says more.
      return $address === '' ? '' : $this->link('', 'https://' . self::host($address) . '/', $isInLink);
    }
    if (in_array($name, self::EMBEDS, TRUE) || str_contains($name, '-')) {
      $source = $element->getAttribute('src');
      $address = $address === '' && $this->isOwn($source) ? $source : $address;
      return $this->link($element->getAttribute('title'), $address, $isInLink) . $inside;
    }
    if ($address !== '' && in_array($name, self::MEDIA, TRUE)) {
      return $this->link($element->getAttribute('title') ?: $element->getAttribute('alt'), $address, $isInLink) . $inside;
    }
    if (!in_array($name, self::ELEMENTS, TRUE)) {
      return $inside;
    }
    $tag = $name;
    foreach ($element->attributes as $attribute) {
      $key = strtolower($attribute->nodeName);
      if ($this->mayStay($key, $attribute->value)) {
        $tag .= ' ' . $key . '="' . self::text($attribute->value) . '"';
      }
    }
    // PHP's parser gives some of these what follows them as if they had it inside.
    return in_array($name, self::VOID, TRUE) ? "<$tag>$inside" : "<$tag>$inside</$name>";
  }

  private function mayStay(string $attribute, string $value): bool {
    return match ($attribute) {
      'src' => $this->isOwn($value),
      'action', 'cite', 'href' => in_array(self::scheme($value), ['', 'http', 'https', 'mailto', 'tel'], TRUE),
      // Every way in which a style loads calls a function, begins with an @, or hides that behind a backslash.
      'style' => strpbrk($value, '(@\\') === FALSE,
      default => in_array($attribute, self::ATTRIBUTES, TRUE),
    };
  }

  /** A link in the place of an embed. In a link there can be no other: there it is the words alone. */
  private function link(string $title, string $address, bool $isInLink): string {
    $words = self::text(trim($title) ?: self::host($address) ?: $address);
    return $address === '' || $isInLink ? $words : '<a href="' . self::text($address) . '">' . $words . '</a> ';
  }

  /** The first http(s) address of another host that an element, or a <source> of it, has in any attribute that may load; '' if none. */
  private function addressElsewhere(\DOMElement $element): string {
    $values = [$element->getAttribute('src'), $element->getAttribute('data')];
    $xpath = new \DOMXPath($element->ownerDocument);
    foreach ($xpath->query('. | .//source', $element) as $one) {
      foreach ($one->attributes as $attribute) {
        if (in_array($attribute->nodeName, ['alt', 'poster', 'title'], TRUE)) {
          continue;
        }
        // Lists of pictures have a space and a width after each address.
        $length = str_contains($attribute->nodeName, 'srcset') ? strcspn(trim($attribute->value), " \t\n\r\f") : NULL;
        $values[] = substr(trim($attribute->value), 0, $length);
      }
    }
    foreach ($values as $value) {
      $address = self::asBrowsersRead($value);
      $address = str_starts_with($address, '//') ? 'https:' . $address : $address;
      if (self::host($address) !== '' && !$this->isOwn($address)) {
        return $address;
      }
    }
    return '';
  }

  /** Whether an address can lead to no other host. */
  private function isOwn(string $value): bool {
    $address = self::asBrowsersRead($value);
    if (str_starts_with($address, '//')) {
      $address = 'https:' . $address;
    }
    return self::scheme($address) === '' || ($this->ownHost !== '' && self::host($address) === $this->ownHost);
  }

  /** The host, with its port and all that stands before it, of an address that begins with http:// or https://; otherwise ''. */
  private static function host(string $address): string {
    $start = strpos($address, '://');
    $isWeb = in_array(self::scheme($address), ['http', 'https'], TRUE) && $start === strlen(self::scheme($address));
    return $isWeb ? strtolower(substr($address, $start + 3, strcspn($address, '/?#', $start + 3))) : '';
  }

  private static function scheme(string $value): string {
    $address = self::asBrowsersRead($value);
    $colon = strcspn($address, ':/?#');
    return ($address[$colon] ?? '') === ':' ? strtolower(substr($address, 0, $colon)) : '';
  }

  /** Browsers skip spaces around an address, and line ends and tabs in it, and read \ as /. */
  private static function asBrowsersRead(string $address): string {
    return str_replace(["\t", "\n", "\r", '\\'], ['', '', '', '/'], trim($address, "\0..\x20"));
  }

  private static function text(string $text): string {
    return str_replace("\u{A0}", '&nbsp;', htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8'));
  }

}

// END fallback
