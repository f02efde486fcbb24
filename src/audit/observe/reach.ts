/** Why an address could not be opened, in words; the browser's own name of it stands after them. */
const causes: readonly (readonly [RegExp, string])[] = [
  [/ERR_(NAME|DNS|ICANN)_/, 'No server has this name. See whether it is spelt right'],
  [/ERR_CONNECTION_REFUSED/, 'The server refuses the connection: nothing answers at this port'],
  [/ERR_(CONNECTION_)?TIMED_OUT|Timeout \d+ms exceeded/, 'The server does not answer in time'],
  [/ERR_(ADDRESS|INTERNET|NETWORK)_/, 'The server cannot be reached from here'],
  [/ERR_CERT_/, 'The server’s certificate is not valid. For test servers there is --ignore-certificate-errors'],
  [/ERR_(BAD_)?SSL_/, 'The server does not speak https. If that is meant, write http:// before the address'],
  [/ERR_TOO_MANY_REDIRECTS/, 'It redirects without end'],
  [/ERR_UNSAFE_PORT/, 'Browsers do not open this port'],
  [/ERR_(PROXY|TUNNEL|SOCKS|MANDATORY_PROXY)_/, 'The proxy does not lead there'],
  [/Download is starting/, 'It is a file to download, and no page'],
  [
    /ERR_(EMPTY|CONNECTION|INVALID|HTTP2|HTTP3|QUIC|INCOMPLETE|CONTENT|RESPONSE)_/,
    'The server breaks off, or its answer is none that browsers understand',
  ],
];

/** What the browser's driver says of an address, for people; anything else as it is. */
export function inWords(message: string): string {
  const line = message.split('\n')[0]!.replace(/^page\.goto: /, '');
  const words = causes.find(([cause]) => cause.test(line))?.[1];
  const [name] = /ERR_[A-Z\d_]+/.exec(line) ?? [];
  return words ? `${words}${name ? ` (${name})` : ''}.` : line;
}
