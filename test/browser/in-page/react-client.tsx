/** @jsxRuntime automatic */
/** @jsxImportSource react */
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import type { Handle } from 'dfo-consent';
import { App, Page } from './react-app.js';

/** Begins the page: hydrates what a server has rendered, the document or a part of it, and renders where there is nothing. */
export function begin(handle?: Handle): void {
  const place = document.getElementById('root');
  const script = document.currentScript?.getAttribute('src') ?? '';
  const app = <StrictMode>{place ? <App handle={handle} /> : <Page script={script} />}</StrictMode>;
  if (!place) hydrateRoot(document, app);
  else if (place.firstChild) hydrateRoot(place, app);
  else createRoot(place).render(app);
}
