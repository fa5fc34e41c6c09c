import type { Format } from './sample';

/** What to send as `Accept`: the newest text formats, and never protobuf. */
export const ACCEPTED =
  'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8,text/plain;q=0.5,*/*;q=0.1';

/** Which format an answer says it has; plain text where it says nothing; undefined where it is another one. */
export function formatOf(contentType: string | undefined): Format | undefined {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/openmetrics-text') return 'openmetrics';
  return type === '' || type === 'text/plain' || type === 'application/octet-stream' ? 'prometheus' : undefined;
}
