import { Illegal } from '@deploy-actions/action';

/** A service to ask, under the name that it has in verdicts, logs and messages. */
export interface Target {
  name: string;
  url: string;
}

const LONGEST_NAME = 120;
export const NAME_LEGAL = 'a name of 1-64 letters, digits, spaces and . _ -';
const URL_LEGAL = 'an http(s) URL';
const LINE_LEGAL = `${URL_LEGAL}, or name=URL with ${NAME_LEGAL}`;

/** `https://…` or `name=https://…`; without a name it is host and path of the URL. */
export function parseTarget(line: string): Target {
  const named = /^([A-Za-z0-9][\w .-]{0,63}?)\s*=\s*(.*)$/.exec(line);
  const { url, called } = parseUrl(named?.[2] ?? line, LINE_LEGAL);
  return { name: named?.[1] ?? called, url };
}

export function isName(text: string): boolean {
  return /^[A-Za-z0-9][\w .-]{0,63}$/.test(text);
}

/** A URL without its fragment, and what to call it: host and path. What stands in its query is nobody's business. */
export function parseUrl(text: string, legal = URL_LEGAL): { url: string; called: string } {
  const url = URL.parse(text);
  const isHttp = url !== null && /^https?:$/.test(url.protocol);
  // What is no URL may hold a login all the same: a mistyped one does.
  if (isHttp ? url.username !== '' || url.password !== '' : text.includes('@')) {
    throw new Illegal(
      `${legal}; a login belongs into headers (Authorization: …)`,
      'a URL with credentials (not shown)',
    );
  }
  if (!isHttp) throw new Illegal(legal, JSON.stringify(text.replace(/\?.*$/s, '?…').slice(0, 120)));
  url.hash = '';
  const called = `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, LONGEST_NAME);
  return { url: url.href, called };
}

/** Names that stand for more than one of them: verdicts could not be told apart. */
export function doubledNames(targets: readonly { name: string }[]): string[] {
  const names = targets.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
