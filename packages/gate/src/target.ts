import { Illegal } from '@deploy-actions/action';

/** A service to ask, under the name that it has in verdicts, logs and messages. */
export interface Target {
  name: string;
  url: string;
}

const LONGEST_NAME = 120;
const LEGAL = 'an http(s) URL, or name=URL with a name of 1-64 letters, digits, spaces and . _ -';

/** `https://…` or `name=https://…`; without a name it is host and path of the URL. */
export function parseTarget(line: string): Target {
  const named = /^([A-Za-z0-9][\w .-]{0,63}?)\s*=\s*(.*)$/.exec(line);
  const text = named?.[2] ?? line;
  const url = URL.parse(text);
  const isHttp = url !== null && /^https?:$/.test(url.protocol);
  // What is no URL may hold a login all the same: a mistyped one does.
  if (isHttp ? url.username !== '' || url.password !== '' : text.includes('@')) {
    throw new Illegal(
      `${LEGAL}; a login belongs into headers (Authorization: …)`,
      'a URL with credentials (not shown)',
    );
  }
  if (!isHttp) throw new Illegal(LEGAL);
  url.hash = '';
  const shown = `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, LONGEST_NAME);
  return { name: named?.[1] ?? shown, url: url.href };
}

/** Names that stand for more than one target: verdicts could not be told apart. */
export function doubledNames(targets: readonly Target[]): string[] {
  const names = targets.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
