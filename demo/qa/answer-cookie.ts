import { validDays } from '../../src/decide/answer.js';

const name = 'dfo-consent';
const attributes = () => `path=/; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;

/** The answer cookie as it lies there, for people to read. */
export const answerCookie = (): string | undefined =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** Makes the answer one day older than it may be. */
export function expireAnswer(): void {
  const [version, , ...rest] = (answerCookie() ?? '').split('.');
  const day = Math.floor(Date.now() / 86_400_000) - validDays - 1;
  write([version, day.toString(36), ...rest].join('.'));
}

/** Puts something in its place that is no answer. */
export const corruptAnswer = (): void => write('%00garbage');

export function deleteAnswer(): void {
  document.cookie = `${name}=; max-age=0; ${attributes()}`;
  location.reload();
}

function write(value: string): void {
  document.cookie = `${name}=${value}; max-age=86400; ${attributes()}`;
  location.reload();
}
