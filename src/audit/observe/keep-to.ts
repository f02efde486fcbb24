import type { BrowserContext, Page } from 'playwright-core';

/**
 * Keeps a page from being led to other hosts, by redirects, links or scripts; what its frames and scripts ask for is what an audit looks at.
 *
 * @returns tells the address that it was kept from, once
 */
export async function keepTo(
  isNamed: (url: string) => boolean,
  context: BrowserContext,
  page: Page,
): Promise<() => string | undefined> {
  let kept: string | undefined;
  const session = await context.newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  session.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
    const isLed = frameId === frameTree.frame.id && !isNamed(request.url);
    if (isLed) kept = request.url;
    const answer = isLed
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      : session.send('Fetch.continueRequest', { requestId });
    // A page that is gone asks for nothing more.
    answer.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] });
  return () => {
    const last = kept;
    kept = undefined;
    return last;
  };
}
