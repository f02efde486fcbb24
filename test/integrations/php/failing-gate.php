<?php

/**
 * A gate that fails, in the way that the path says. PHP's own web server runs it: see FailingGate.php.
 */

$body = file_get_contents('php://input');
header('Content-Type: text/html; charset=utf-8');
header('Dfo-Consent: gated');
switch ($_SERVER['REQUEST_URI']) {
  case '/500':
    http_response_code(500);
    header('Content-Type: text/plain; charset=utf-8');
    echo 'The registry cannot be read.';
    break;

  case '/500-html':
    http_response_code(500);
    echo $body;
    break;

  case '/slow':
    usleep(1_500_000);
    echo $body;
    break;

  case '/wrong-type':
    header('Content-Type: application/json');
    echo $body;
    break;

  case '/moved':
    http_response_code(302);
    header('Location: /wrong-type');
    break;

  case '/echo':
    header_remove('Dfo-Consent');
    echo $body;
    break;

  case '/empty':
    break;

  default:
    echo 'ready';
}
