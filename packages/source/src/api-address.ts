import { Illegal } from '@deploy-actions/action';
import { type AccessInput, OPTIONAL } from './adapter';

/** An address of a provider's API below where it is: the path of an own server in front of it stays. */
export function apiAddress(apiUrl: string, path: string): URL {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  return url;
}

/** Where the API is, if not at its usual place. */
export const API_URL: AccessInput = { ...OPTIONAL, parse: parseApiUrl };

function parseApiUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Illegal(
      'an http or https URL without a user name',
      text.includes('@') ? 'a URL with a login' : undefined,
    );
  }
  return url.href;
}
