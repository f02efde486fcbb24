import { h, type ComponentChildren } from 'preact';
import { isOpen, setOpen } from './memory.js';

/** A part of the tool that opens and closes, and is found as it was left. */
export function Part({
  name,
  usually = true,
  children,
}: {
  name: string;
  usually?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details class="qa-part" open={isOpen(name, usually)} onToggle={(event) => setOpen(name, event.currentTarget.open)}>
      <summary>{name}</summary>
      {children}
    </details>
  );
}
