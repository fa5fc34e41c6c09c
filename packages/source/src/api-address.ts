import { Illegal, parseAddress } from '@deploy-actions/action';
import { type AccessInput, OPTIONAL } from './adapter';

/** An address of a provider's API below where it is: the path of an own server in front of it stays. */
export function apiAddress(apiUrl: string, path: string): URL {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  return url;
}

/** Where the API is, if not at its usual place. */
export const API_URL: AccessInput = { ...OPTIONAL, parse: baseAddress };

/** Paths and queries are added to it, so it has no query of its own. */
export function baseAddress(text: string): string {
  const { url } = parseAddress(text);
  if (url.includes('?')) throw new Illegal('the URL of the server, without a query', 'a URL with a query');
  return url;
}
