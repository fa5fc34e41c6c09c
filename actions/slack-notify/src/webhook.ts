import { Illegal, parseAddress } from '@deploy-actions/action';

export interface Webhook {
  /** A secret: whoever has it can write to the channel. */
  url: string;
  /** For logs and reports: the host and the last four characters. */
  name: string;
}

const LEGAL = 'webhook URLs such as https://hooks.slack.com/services/…, one per line; http only to loopback';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Throws `Illegal` without a word of the URL itself. */
export function parseWebhook(line: string): Webhook {
  const url = new URL(parseAddress(line, { legal: LEGAL, isSecret: true }).url);
  if (url.protocol !== 'https:' && !LOOPBACK.test(url.hostname)) {
    throw new Illegal(LEGAL, 'a URL that begins with http:// and does not lead to loopback (not shown)');
  }
  return { url: url.href, name: nameOf(url) };
}

/** Four characters of a long secret give nothing away; of a short one they would be most of it. */
function nameOf({ host, pathname }: URL): string {
  const secret = pathname.split('/').at(-1) ?? '';
  return `${host}/…${secret.length >= 16 ? secret.slice(-4) : ''}`;
}
