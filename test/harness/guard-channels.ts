/**
 * The ways in which a script on a page can ask a vendor for something. Each is code that runs in the page, once its
 * body is there: `address` is the vendor's, of a host of its own for each way, and `main` an element of the page's.
 */
export const channels: Readonly<Record<string, string>> = {
  'append-script': `const it = document.createElement('script'); it.src = address; document.head.append(it);`,
  'append-module': `const it = document.createElement('script'); it.type = 'module'; it.setAttribute('src', address); main.appendChild(it);`,
  'insert-iframe': `const it = document.createElement('iframe'); it.src = address; main.insertBefore(it, main.firstChild);`,
  'append-tree': `const it = document.createElement('div'); it.append(Object.assign(document.createElement('iframe'), { src: address })); main.append(it);`,
  'replace-with': `const it = document.createElement('iframe'); it.src = address; document.getElementById('replaced').replaceWith(it);`,
  'range-insert': `const it = document.createElement('iframe'); it.src = address; const range = document.createRange(); range.selectNodeContents(main); range.insertNode(it);`,
  'adjacent-element': `const it = document.createElement('iframe'); it.src = address; main.insertAdjacentElement('beforeend', it);`,
  'append-link': `const it = document.createElement('link'); it.rel = 'stylesheet'; it.href = address; document.head.append(it);`,
  'append-preload': `const it = document.createElement('link'); it.rel = 'preload'; it.as = 'image'; it.href = address; document.head.append(it);`,
  'append-object': `const it = document.createElement('object'); it.data = address; main.append(it);`,
  'append-embed': `const it = document.createElement('embed'); it.src = address; main.append(it);`,
  'append-input': `const it = document.createElement('input'); it.type = 'image'; it.src = address; main.append(it);`,
  'append-source': `const it = document.createElement('source'); it.src = address; it.type = 'video/mp4'; document.getElementById('video').append(it);`,
  'into-shadow': `const it = document.createElement('div'); main.append(it); it.attachShadow({ mode: 'closed' }).append(Object.assign(document.createElement('iframe'), { src: address }));`,
  'shadow-first': `const it = document.createElement('div'); it.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('iframe'), { src: address })); main.append(it);`,
  'from-parser': `main.append(...new DOMParser().parseFromString('<iframe src="' + address + '"></iframe>', 'text/html').body.childNodes);`,
  'import-node': `const it = document.createElement('template'); it.innerHTML = '<img alt="" src="' + address + '">'; window.kept = document.importNode(it.content, true);`,
  'clone-template': `const it = document.createElement('template'); it.innerHTML = '<iframe src="' + address + '"></iframe>'; main.append(it.content.cloneNode(true));`,
  image: `window.images = [new Image()]; window.images[0].src = address;`,
  'image-set': `window.images.push(new Image()); window.images[1].srcset = address + ' 1x';`,
  'image-attribute': `window.images.push(document.createElement('img')); window.images[2].setAttribute('SRC', address);`,
  audio: `window.audio = new Audio(address);`,
  'iframe-src': `document.getElementById('frame').src = address;`,
  'iframe-attribute': `document.getElementById('frame2').setAttribute('src', address);`,
  'iframe-node': `const it = document.createAttribute('src'); it.value = address; document.getElementById('frame3').setAttributeNode(it);`,
  'iframe-srcdoc': `document.getElementById('frame4').srcdoc = '<p><img alt="" src="' + address + '"></p>';`,
  'video-src': `document.getElementById('video2').src = address;`,
  poster: `document.getElementById('video3').poster = address;`,
  'object-data': `document.getElementById('object').data = address;`,
  'svg-image': `document.getElementById('svg').setAttributeNS(null, 'href', address);`,
  'inner-html': `document.getElementById('inner').innerHTML = '<p>Tekst<img alt="" src="' + address + '"></p>';`,
  'inner-html-loose': `window.loose = document.createElement('div'); loose.innerHTML = '<img alt="" srcset="/own.png 9x, ' + address + ' 1x">';`,
  'inner-html-entities': `document.getElementById('inner2').innerHTML = '<iframe src="' + address.replace(/\\//g, '&#47;') + '"></iframe>';`,
  'shadow-inner-html': `const it = document.createElement('div'); main.append(it); it.attachShadow({ mode: 'open' }).innerHTML = '<iframe src="' + address + '"></iframe>';`,
  'outer-html': `document.getElementById('outer').outerHTML = '<iframe src="' + address + '"></iframe>';`,
  'adjacent-html': `main.insertAdjacentHTML('afterbegin', '<iframe src="' + address + '"></iframe>');`,
  'set-html-unsafe': `document.getElementById('inner3').setHTMLUnsafe('<div><template shadowrootmode="open"><iframe src="' + address + '"></iframe></template></div>');`,
  'contextual-fragment': `main.append(document.createRange().createContextualFragment('<scr' + 'ipt src="' + address + '"></scr' + 'ipt>'));`,
  'document-write': `document.write('<div><scr' + 'ipt src="' + address + '"></scr' + 'ipt>'); document.write('</div>');`,
  fetch: `window.asked = fetch(address).then(() => '', (error) => String(error));`,
  'fetch-request': `fetch(new Request(new URL(address))).catch(() => {});`,
  xhr: `window.xhr = []; const it = new XMLHttpRequest(); for (const type of ['readystatechange', 'load', 'error', 'loadend']) it.addEventListener(type, () => xhr.push(type + it.readyState)); it.open('POST', address); it.setRequestHeader('x-a', 'b'); it.send('a');`,
  beacon: `window.beacon = navigator.sendBeacon(address, 'a');`,
  'web-socket': `window.socket = new WebSocket(address.replace('https', 'wss'));`,
  'event-source': `window.source = new EventSource(address);`,
};

/** What the channels find in the page. */
export const channelsMain = `<div id="main2"><p id="replaced"></p>
<video id="video"></video><video id="video2"></video><video id="video3"></video>
<iframe id="frame"></iframe><iframe id="frame2"></iframe><iframe id="frame3"></iframe><iframe id="frame4"></iframe>
<object id="object"></object><svg><image id="svg" width="9" height="9"/></svg>
<div id="inner"></div><div id="inner2"></div><div id="inner3"></div><p id="outer"></p></div>`;

/** What the page itself sees of those that send and wait for an answer: the same as without a net. */
export const failures = `(async () => ({
  fetch: await window.asked,
  beacon: window.beacon,
  xhr: window.xhr,
  socket: [window.socket.readyState, window.socket.url, window.socket instanceof WebSocket],
  source: [window.source.readyState, window.source.url],
}))()`;

/** A vendor's address for one way: a host of its own, so that its connections can be told from the others'. */
export const addressOf = (channel: string): string => `https://${channel}.tableau.com/a`;

/** The script that goes all the ways, and keeps what it was thrown. */
export const channelsScript = (names: readonly string[] = Object.keys(channels)): string =>
  `<script>window.thrown = []; window.caught = [];
document.addEventListener('dfo-consent:held', ({ detail }) => caught.push(detail));
${names
  .map(
    (name) =>
      `try { (function (main, address) { ${channels[name]} })(document.getElementById('main2'), '${addressOf(name)}'); } catch (error) { thrown.push('${name}: ' + error); }`,
  )
  .join('\n')}</script>`;
