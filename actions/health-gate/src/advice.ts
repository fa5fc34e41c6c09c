import { type CheckResult, type GateResult, wasFailing } from '@deploy-actions/gate';

const MOST = 5;
/** Answers of several versions by turns: whichever came last says less than that. */
const MIXED = /about one member in|members of several versions/;

/** What a reason says, and what to do about it; the first that fits counts. */
const UNHEALTHY: readonly (readonly [RegExp, string])[] = [
  [
    MIXED,
    'Members of several versions answer at one address: some are still old. Find them (`resolve: all`, `via: ssh`, or a URL for each member) and deploy to them again, or take them out of the balancer.',
  ],
  [
    /\bversion is |\bno version at /,
    'Another version answers than the one that was deployed: did the new process start, and does the balancer know it? The log of the service and the release that is live on each host tell.',
  ],
  [
    /certificate|self-signed|unable to verify/i,
    'The certificate is refused: renew it, serve the whole chain, or give the private authority that signed it (`ca`).',
  ],
  [/refused/, 'Nothing listens there: did the process start, and at this port? Its own log tells why it ended.'],
  [
    /\breset\b|\bclosed\b|broke off/,
    'The connection is taken and then dropped: look for a process that crashes while it answers, or a proxy without a backend.',
  ],
  [
    /^too slow/,
    'It answers well, but too slowly: compare with the version before. If that is as slow, `latency-slo` asks for too much.',
  ],
  [
    /good answers in a row/,
    'It was about to become healthy when the time was up: raise `start-timeout` (or `max-attempts`), or look why it is well only now and then.',
  ],
  [/within \d/, 'It does not answer in time: look for what it waits for (a database, a lock), or raise `timeout`.'],
  [/status is 3\d\d/, 'It redirects: ask the place it leads to, expect that status, or set `follow-redirects: true`.'],
  [/status is 40[13]/, 'It wants a login: give it in `headers`, or open the health path.'],
  [
    /status is 407/,
    'It wants the login of a proxy, and the runner used none: what answers at this address is a proxy itself.',
  ],
  [/status is 404/, 'There is no such path: compare the URL with the routes of this version.'],
  [/status is 5\d\d/, 'It answers, and says itself that it is ill: its own log tells why.'],
  [/body|\$[.[]/, 'It answers with other content than expected: compare the excerpt with the `expect-…` inputs.'],
];

const INCONCLUSIVE: readonly (readonly [RegExp, string])[] = [
  [
    /too few probes/,
    'There were too few probes for the percentile: its reason says why, and which `soak` or `interval` brings enough.',
  ],
  [
    /HOST_KEY_UNKNOWN/,
    'Compare the key with the host itself (on it: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown); if they agree, add its line to `known-hosts`.',
  ],
  [/\bby SSH: /, 'The hosts do not let the runner in: the reason has the code, and the cure behind it.'],
  [/did not begin/, 'Too many commands at once: raise their `timeout` or `interval`, or make one of several.'],
  [/\bname\b/, 'The runner cannot resolve the name: mend the name in the URL, or the name server of the runner.'],
  [/proxy/, 'The proxy of the runner lets nothing through: mend `PROXY_VARIABLE`, its login, or `NO_PROXY`.'],
  [/route|network/, 'The runner has no route to the service: mend its network, or ask from a runner that has one.'],
];

const NOT_PROVEN = 'This says nothing about the service: mend what kept it from being asked, then run again.';
const CUT = 'The deadline came before the end: raise `deadline`, or shorten `soak`. Until then nothing is proven.';
const ROLL_BACK = 'Roll back, unless a later step does; the report has every probe.';

/** What to do next, each once; nothing where the service is healthy. */
export function adviceOf({ verdict, checks, endedBy }: GateResult): string[] {
  if (verdict === '') return ['The service was not judged; run again.'];
  if (verdict === 'healthy') return [];
  const guilty = checks.filter((check) => check.verdict === verdict || wasFailing(check));
  const cures = guilty.map((check) => cureOf(check)).filter((cure) => cure !== '');
  if (verdict === 'unhealthy') return [ROLL_BACK, ...distinct(cures)];
  return endedBy === 'deadline' && !checks.some((check) => check.verdict === verdict)
    ? [CUT]
    : [NOT_PROVEN, ...distinct(cures)];
}

function cureOf({ verdict, reason, evidence, url }: CheckResult): string {
  const table = verdict === 'inconclusive' ? INCONCLUSIVE : UNHEALTHY;
  const newest = evidence.findLast(({ ok }) => !ok)?.reason ?? '';
  // A verdict over the whole soak speaks for itself; else the newest failure says most.
  const texts = /^too /.test(reason) || MIXED.test(reason) ? [reason] : [newest, reason];
  for (const text of texts) {
    const found = table.find(([sign]) => sign.test(text));
    if (found !== undefined) return found[1].replace('PROXY_VARIABLE', proxyVariable(url));
  }
  return '';
}

function distinct(cures: readonly string[]): string[] {
  return [...new Set(cures)].slice(0, MOST);
}

/** Where the proxy for this URL is set. */
function proxyVariable(url: string): string {
  return url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
}
