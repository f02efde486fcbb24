import { h, type ComponentChildren } from 'preact';
import { onOneLine } from './words.js';

/** Wide tables scroll by themselves, also by the keyboard. */
export const Table = ({
  caption,
  id,
  head,
  children,
}: {
  caption: string;
  id: string;
  head: readonly string[];
  children: ComponentChildren;
}) => (
  <div class="scroll" role="region" tabIndex={0} aria-labelledby={id}>
    <table>
      <caption id={id}>{caption}</caption>
      <thead>
        <tr>
          {head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

/** A page's address, with a link to it where it is one of the web: anything else could run in the report. */
export function Address({ url }: { url: string }) {
  const shown = onOneLine(url);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return <span>{shown}</span>;
  return (
    <a href={new URL(url).href} rel="noreferrer noopener">
      {shown}
    </a>
  );
}
