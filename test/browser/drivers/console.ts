/** What WebKit writes of its consoles: `address:line:column: CONSOLE [source] LEVEL text`. */
const begin = /^(?<where>.*?)CONSOLE (?<source>[A-Z]+ )?(?<level>LOG|INFO|DEBUG|WARN|ERROR) (?<text>.*)$/;

export interface Message {
  readonly level: string;
  readonly source: string;
  readonly where: string;
  text: string;
}

/** The messages on a console, as the browser wrote them: one may have several lines. */
export function messagesIn(written: string): Message[] {
  const messages: Message[] = [];
  for (const line of written.split('\n')) {
    const { where, source = '', level, text } = begin.exec(line)?.groups ?? {};
    if (level !== undefined) messages.push({ level, source: source.trim(), where: where!, text: text! });
    else if (messages.length && line && !/Gtk-|GLib|^\s*$|WARNING \*\*/.test(line)) messages.at(-1)!.text += `\n${line}`;
  }
  return messages;
}
