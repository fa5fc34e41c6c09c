/** An address of a provider's API below where it is: the path of an own server in front of it stays. */
export function apiAddress(apiUrl: string, path: string): URL {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  return url;
}
