/** When the process is to end, what runs is finished, and nothing else is begun. */
import { connect as connect2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { atEnd, behind, html, inFront, page } from './servers.js';

/** A server whose answers end when the test says so. */
async function start(graceSeconds: number) {
  const ends: (() => void)[] = [];
  const server = await behind(({ url }, response) => {
    if (url === '/at-once') return response.writeHead(200, html).end(page());
    if (url === '/events')
      return void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n');
    if (url === '/begun') response.writeHead(200, html).write('<p>a');
    ends.push(() => (url === '/begun' ? response.end('<p>b') : response.writeHead(200, html).end(page())));
  });
  return { server, ends, ...(await inFront(server.origin, { graceSeconds })) };
}
function open(port: number, request = '') {
  const socket: Socket = connect(port, '127.0.0.1');
  const told = { text: '', isOver: false, socket };
  socket.on('data', (chunk) => {
    told.text += chunk;
  });
  socket
    .on('error', () => {})
    .once('close', () => {
      told.isOver = true;
    });
  if (request) socket.write(request);
  atEnd(() => socket.destroy());
  return told;
}
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const refused = (port: number) =>
  new Promise((done) =>
    connect(port, '127.0.0.1')
      .once('error', () => done(true))
      .once('connect', () => done(false)),
  );

describe('stop', () => {
  test.each(['/not-begun', '/begun'])('waits for what runs: %s', async (path) => {
    const { port, server, ends, stop } = await start(20);
    const one = open(port, get(path));
    await expect.poll(() => ends.length).toBe(1);
    if (path === '/begun') await expect.poll(() => one.text).toContain('<p>a');
    let isStopped = false;
    const stopped = stop().then(() => {
      isStopped = true;
    });
    expect(await refused(port)).toBe(true);
    expect([isStopped, one.isOver]).toEqual([false, false]);
    ends[0]!();
    await stopped;
    await expect.poll(() => one.isOver).toBe(true);
    expect(one.text).toMatch(/\r\n0\r\n\r\n$/);
    await expect.poll(() => server.connections.open.size).toBe(0);
  });

  test('does not wait for connections on which nobody asks', async () => {
    const { port, stop } = await start(20);
    const idle = open(port, get('/at-once'));
    const silent = open(port);
    const begun = open(port, 'PRI');
    const session = connect2(`http://127.0.0.1:${port}`);
    atEnd(() => session.destroy());
    session.on('error', () => {});
    await new Promise((done) => session.once('remoteSettings', done));
    await expect.poll(() => idle.text).toContain('</html>');
    const before = performance.now();
    await stop();
    expect(performance.now() - before).toBeLessThan(10_000);
    await expect.poll(() => [idle, silent, begun].every(({ isOver }) => isOver)).toBe(true);
  });

  test('waits for what runs by HTTP/2', async () => {
    const { port, ends, stop } = await start(20);
    const session = connect2(`http://127.0.0.1:${port}`);
    atEnd(() => session.destroy());
    session.on('error', () => {});
    const stream = session.request({ ':path': '/not-begun', ':authority': 'a' });
    let text = '';
    stream.on('data', (chunk) => {
      text += chunk;
    });
    const over = new Promise((done) => stream.once('close', done));
    await expect.poll(() => ends.length).toBe(1);
    const stopped = stop();
    ends[0]!();
    await over;
    await stopped;
    expect(text).toContain('</html>');
  });

  test.each(['/events', '/begun', '/not-begun'])('cuts off what does not end in time: %s', async (path) => {
    const { port, server, stop } = await start(0.3);
    const one = open(port, get(path));
    await expect.poll(() => server.asked.length).toBe(1);
    await stop();
    await expect.poll(() => one.isOver).toBe(true);
    expect(one.text).not.toMatch(/\r\n0\r\n\r\n$/);
    await expect.poll(() => server.connections.open.size).toBe(0);
  });

  test('may be told twice', async () => {
    const { stop } = await start(0.2);
    await Promise.all([stop(), stop()]);
    await stop();
  });
});
