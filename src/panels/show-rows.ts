/** Goes to the row of a declaration that the address names: by themselves browsers look for it outside shadow roots alone. */
function showRow(): void {
  const id = location.hash.slice(1);
  for (const { shadowRoot } of document.querySelectorAll('dfo-cookie-declaration')) {
    const row = shadowRoot?.getElementById(id);
    if (!row) continue;
    // As browsers do with what is closed around a fragment in the page itself.
    for (let at: Node | undefined = row; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host)
      if (at instanceof HTMLDetailsElement) at.open = true;
    row.tabIndex = -1;
    row.focus();
    row.scrollIntoView({ block: 'center' });
    return;
  }
}

/** Shows the row that the address names, now and whenever it names another. */
export function showRows(signal: AbortSignal): void {
  addEventListener('hashchange', showRow, { signal });
  showRow();
}
