<?php

require __DIR__ . '/stand-ins/post.php';
require __DIR__ . '/stand-ins/drupal.php';
require __DIR__ . '/stand-ins/wordpress.php';
require __DIR__ . '/../../../integrations/drupal/dfo_consent/src/Plugin/Filter/DfoConsentFilter.php';
require __DIR__ . '/../../../integrations/wordpress/dfo-consent/dfo-consent.php';
require __DIR__ . '/FailingGate.php';
require __DIR__ . '/IntegrationTestCase.php';
