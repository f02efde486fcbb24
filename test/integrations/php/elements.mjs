// stdin: pieces of HTML as JSON; stdout: the name and the attributes of each element in them, as browsers read them
// with scripts on, and again with scripts off.
import { text } from 'node:stream/consumers';
import { parse } from 'parse5';

const page = 'https://www.etaten.example/side';

const resolved = ({ name, value }) =>
  ['src', 'href', 'action'].includes(name) && URL.canParse(value, page) ? new URL(value, page).href : value;

function* elements(node) {
  for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) {
    // An SVG element's prefix stands apart in parse5.
    const attributes = (child.attrs ?? []).map((one) => [
      one.prefix ? `${one.prefix}:${one.name}` : one.name,
      resolved(one),
    ]);
    if (child.tagName) yield [child.tagName.toLowerCase(), Object.fromEntries(attributes)];
    yield* elements(child);
  }
}

function elementsOf(piece) {
  const html = `<!doctype html><title>a</title><body>${piece}`;
  const all = [true, false].flatMap((scriptingEnabled) => [...elements(parse(html, { scriptingEnabled }))]);
  return all.filter(([name]) => !['html', 'head', 'title', 'body'].includes(name));
}

const pieces = JSON.parse(await text(process.stdin));
const all = Object.entries(pieces).map(([name, piece]) => [name, elementsOf(piece)]);
process.stdout.write(JSON.stringify(Object.fromEntries(all)));
