import { Illegal, parseAddress } from '@deploy-actions/action';

export interface Webhook {
  /** A secret: whoever has it can write to the channel. */
  url: string;
  /** What it takes: a message in Block Kit, or the variables of a workflow. */
  kind: 'message' | 'workflow';
  /** For logs and reports: the host and the last four characters. */
  name: string;
}

const LEGAL = 'webhook URLs such as https://hooks.slack.com/services/…, one per line; http only to loopback';
/** The addresses that Workflow Builder shows, today's and the older kind. */
const WORKFLOW = /^\/(?:triggers|workflows)\//;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Throws `Illegal` without a word of the URL itself. */
export function parseWebhook(line: string): Webhook {
  const url = new URL(parseAddress(line, { legal: LEGAL, isSecret: true }).url);
  if (url.protocol !== 'https:' && !LOOPBACK.test(url.hostname)) {
    throw new Illegal(LEGAL, 'a URL that starts with http:// and is not loopback (not shown)');
  }
  return { url: url.href, kind: WORKFLOW.test(url.pathname) ? 'workflow' : 'message', name: nameOf(url) };
}

/** Four characters of a long secret give nothing away; of a short one they would be most of it. */
function nameOf({ host, pathname }: URL): string {
  const secret = pathname.split('/').at(-1) ?? '';
  return `${host}/…${secret.length >= 16 ? secret.slice(-4) : ''}`;
}
