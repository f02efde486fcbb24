export const ownLifeMain = '<div id="life"><p id="first">En</p></div>';

/** What an ordinary page does with the natives that the guard patches; it gives what it saw. Runs in the page. */
export const ownLife = `(async () => {
  const log = [];
  const life = document.getElementById('life');
  const see = (what, value) => log.push([what, value]);
  const refused = (what, run) => { try { run(); see(what, 'nothing'); } catch (error) { see(what, error.name); } };

  life.innerHTML = '<p>A</p><img id="own" alt="" src="/own1.png" onload="1" onerror="this.dataset.failed = 1"><script>window.log = 1<' + '/script><noscript><img src="/own-no.png"></noscript>';
  see('innerHTML', life.innerHTML);
  see('not run', window.log);
  life.insertAdjacentHTML('beforeend', '<table><tr><td>1</table>// & https://other.example');
  life.firstElementChild.outerHTML = '<p>B</p>';
  see('html', life.innerHTML);
  refused('wrong place', () => life.insertAdjacentHTML('nowhere', '//'));
  refused('outer of root', () => { document.documentElement.outerHTML = '//'; });
  see('returned', [life.appendChild(document.createElement('b')).localName, life.insertBefore(document.createElement('i'), null).localName, life.append('text', 1), life.removeChild(life.lastChild).data]);
  refused('cycle', () => life.append(document.body));
  refused('stranger', () => life.removeChild(document.createElement('p')));
  refused('no node', () => life.appendChild('text'));
  refused('wrong this', () => Node.prototype.appendChild.call({}, document.createElement('p')));
  refused('wrong setter', () => Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set.call({}, '/x'));
  refused('no arguments', () => document.createElement('p').setAttribute('src'));
  refused('symbol', () => document.createElement('p').setAttribute('src', Symbol()));
  refused('bad socket', () => new WebSocket('no scheme:'));
  refused('socket without new', () => WebSocket('wss://own.example'));
  refused('no beacon', () => navigator.sendBeacon());
  refused('sync failure', () => { const it = new XMLHttpRequest(); it.open('GET', 'blob:null/x', false); it.send(); });

  see('fetch', await (await fetch('/own.json')).json());
  see('request', await (await fetch(new Request('/own.json', { headers: { a: 'b' } }), { cache: 'no-store' })).json());
  see('url', await (await fetch(new URL('/own.json', location.href))).json());
  see('rejected', await fetch('https://[').then(() => '', (error) => error.name));
  see('nothing', await fetch().then(() => '', (error) => error.name));
  let turns = 0;
  await fetch({ toString: () => (turns++, '/own.json') });
  see('turned to text', turns);

  class Own extends XMLHttpRequest { open(...args) { this.opened = args[1]; return super.open(...args); } }
  const asked = new Own();
  see('subclass', await new Promise((done) => { asked.onloadend = () => done([asked.opened, asked.status, asked.responseText]); asked.open('GET', '/own.json'); asked.send(); }));
  const twice = new XMLHttpRequest();
  refused('unsent', () => twice.send());
  see('beacon', navigator.sendBeacon('/own-beacon', 'a'));
  class OwnSocket extends WebSocket {}
  const socket = new OwnSocket('wss://www.dfo.no/own-socket');
  see('socket', [socket instanceof OwnSocket, socket instanceof WebSocket, socket.constructor === OwnSocket, WebSocket.OPEN, socket.url]);
  const source = new EventSource('/own-events');
  see('source', [source.constructor === EventSource, source.url]);
  source.close();

  const image = new Image(3, 4);
  see('image', await new Promise((done) => { image.onload = image.onerror = ({ type }) => done([type, image.width, image.getAttribute('src'), image instanceof Image]); image.src = '/own2.png'; }));
  see('audio', new Audio('/own3.mp3').preload);
  const frame = document.createElement('iframe');
  life.append(frame);
  const foreign = frame.contentDocument.createElement('img');
  Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set.call(foreign, '/own4.png');
  Element.prototype.setAttribute.call(foreign, 'src', '/own5.png');
  Node.prototype.appendChild.call(frame.contentDocument.body, foreign);
  see('foreign', [foreign.getAttribute('src'), foreign.ownerDocument === frame.contentDocument]);
  see('foreign request', await fetch(new frame.contentWindow.Request('/own.json')).then(({ url }) => url));

  const script = document.createElement('script');
  see('script', await new Promise((done) => { script.onload = () => done([script.src, window.loaded]); script.src = '/own.js'; document.head.append(script); }));
  const fragment = document.createRange().createContextualFragment('<script>window.ran = 1<' + '/script><b>//</b>');
  life.append(fragment);
  see('fragment', window.ran);
  const template = document.createElement('template');
  template.innerHTML = '<p><img alt="" src="/own6.png"></p>';
  see('template', document.importNode(template.content, true).querySelectorAll('img').length);
  const shadow = life.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  shadow.innerHTML = '<slot></slot>//';
  see('shadow', shadow.innerHTML);
  const object = document.createAttributeNS(null, 'href');
  object.value = 'https://public.tableau.com/';
  const link = document.createElement('a');
  see('attribute node', [link.setAttributeNode(object), link.href]);
  const canonical = Object.assign(document.createElement('link'), { rel: 'canonical', href: 'https://public.tableau.com/' });
  document.head.append(canonical);
  see('canonical', canonical.getAttribute('href'));

  for (const [owner, name] of [[window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [Node.prototype, 'appendChild'], [Element.prototype, 'setAttribute'], [window, 'WebSocket'], [Navigator.prototype, 'sendBeacon'], [Document.prototype, 'write']]) {
    const { value, ...rest } = Object.getOwnPropertyDescriptor(owner, name);
    see(name, [value.name, value.length, rest, /\\[native code\\]/.test(value), typeof value]);
  }
  const { set, get } = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  see('setter', [set.name, set.length, get.name]);
  return JSON.parse(JSON.stringify(log));
})()`;
