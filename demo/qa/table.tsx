import { h, type ComponentChild } from 'preact';

interface TableProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChild[])[];
  /** Said in place of an empty table. */
  readonly empty: string;
}

/** A table that becomes a list of cards where it would be too wide. The roles say what CSS takes from it then. */
export function Table({ caption, head, rows, empty }: TableProps) {
  if (!rows.length) {
    return (
      <div>
        <h3>{caption}</h3>
        <p>{empty}</p>
      </div>
    );
  }
  return (
    <table role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {head.map((words) => (
            <th scope="col" role="columnheader">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells) => (
          <tr role="row">
            {cells.map((cell, i) => (
              <td role="cell" data-label={head[i]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
