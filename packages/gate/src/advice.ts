import type { CheckResult, GateResult } from './gate-result';
import { wasFailing } from './reason';
import type { CheckCause } from './verdict';

const MOST = 5;

const MIXED =
  'Members of several versions answer at one address: some are still old. Find them (`resolve: all`, `via: ssh`, or a URL for each member) and deploy to them again, or take them out of the balancer.';
const CONTENT = 'The answer has other content than expected: compare the excerpt with the `expect-…` inputs.';
const RESET =
  'The connection is accepted and then closed: look for a process that crashes while it answers, or a proxy without a backend.';
const SLOW = 'It does not answer in time: look for what it waits for (a database, a lock), or raise `timeout`.';

/** What to do about a cause; undefined where nothing can be said that its sentence does not say. */
function cureOf(cause: CheckCause, url: string): string | undefined {
  switch (cause.kind) {
    case 'mixed-versions':
      return MIXED;
    case 'version':
      return 'Another version answers than the one that was deployed: did the new process start, and does the balancer know it? The log of the service and the release that is live on each host tell.';
    case 'no-version':
      return `The answer has no version at \`version-path\` (${cause.path}): set it to the field that holds the version, or add that field to the answer. If only the old version has no such field, the new one does not answer yet.`;
    case 'not-json':
      return 'The answer is not JSON: compare the excerpt with what the health path of this version should answer. A page in HTML often comes from a proxy, or from an application that answers every path.';
    case 'query-too-costly':
      return `The path ${cause.path} costs too much on this answer: select less (no filter inside a filter, no \`..\` in a filter), or let the service answer with less.`;
    case 'tls':
      if (cause.problem === 'not-tls') return 'TLS is not spoken there: compare scheme and port of the URL.';
      if (cause.problem === 'handshake') {
        return 'The TLS handshake fails: compare the protocol versions and ciphers of server and runner, and look into the log of the server.';
      }
      return 'The certificate is refused: renew it, serve the whole chain, or give the private authority that signed it (`ca`).';
    case 'certificate-days':
      return 'The certificate ends soon: renew it, or lower `tls-min-days`.';
    case 'refused':
      return 'Nothing listens there: did the process start, and at this port? Its own log tells why it ended.';
    case 'reset':
    case 'closed':
      return RESET;
    case 'protocol':
      if (cause.speaks === 'tls') return 'TLS is spoken there: write https:// in the URL.';
      return 'What answers does not speak HTTP/1.1: compare the port in the URL with the one that the service listens on.';
    case 'coding':
      return 'The body is compressed wrongly: look at the compression of the service or of the proxy before it.';
    case 'latency':
      return 'It answers well, but too slowly: compare with the version before. If that is as slow, `latency-slo` asks for too much.';
    case 'start-too-short':
      return 'It was about to become healthy when the time was up: raise `start-timeout` (or `max-attempts`), or look why it is healthy only now and then.';
    case 'timeout':
      if (cause.stage === 'resolving') return NAME;
      return cause.stage === 'proxy' ? proxyCure(url) : SLOW;
    case 'greeting':
      return cause.withinMs === undefined ? CONTENT : SLOW;
    case 'status':
      return statusCure(cause.status);
    case 'json':
    case 'body':
    case 'secret':
      return CONTENT;
    case 'exit':
      return 'The command failed on the host: its last lines are in the summary. Run it there by hand as the same user.';
    case 'records':
      return 'The name server answers with other records than expected: compare the zone with `expect-records`; a change takes until the TTL is over.';
    case 'too-few-samples':
      return 'There were too few probes for the percentile: its reason says why, and which `soak` or `interval` brings enough.';
    case 'ssh':
      if (!cause.isOwn)
        return 'The host cannot be reached by SSH: is it up, does sshd run, and does a firewall let the runner through?';
      return cause.code === 'HOST_KEY_UNKNOWN'
        ? 'Compare the key with the host itself (on it: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown); if they agree, add its line to `known-hosts`.'
        : 'The hosts do not let the runner in: the reason has the code, and the fix behind it.';
    case 'command':
      return cause.problem === 'not-begun'
        ? 'Too many commands at once: raise their `timeout` or `interval`, or make one of several.'
        : 'The command does not end in time: look for what it waits for, or raise `timeout`.';
    case 'dns':
    case 'addresses':
      return NAME;
    case 'name-server':
      return cause.isOwn
        ? NAME
        : 'The name server does not answer properly: look into its log, or ask another one (`server`).';
    case 'proxy':
      return cause.problem === 'no-backend' ? RESET : proxyCure(url);
    case 'route':
      return 'The runner has no route to the service: fix its network, or ask from a runner that has one.';
    case 'runner':
      return 'The runner itself cannot connect: the reason says what it lacks; run on another runner.';
    case 'unreadable':
      return 'Let the service answer the runner in a way that this client reads (send `Accept-Encoding: identity` in `headers`).';
    case 'unknown':
      return undefined;
  }
}

const NAME = 'The runner cannot resolve the name: fix the name in the URL, or the name server of the runner.';

function statusCure(status: number): string | undefined {
  if (status >= 300 && status < 400) {
    return 'It redirects: ask the place it leads to, expect that status, or set `follow-redirects: true`.';
  }
  if (status === 401 || status === 403) return 'It requires a login: give it in `headers`, or open the health path.';
  if (status === 404) return 'There is no such path: compare the URL with the routes of this version.';
  if (status === 407) {
    return 'It requires the login of a proxy, and the runner used none: what answers at this address is a proxy itself.';
  }
  if (status === 429) return 'It limits requests: raise `interval` and `fast-interval`, or exempt the runner.';
  if (status >= 500) return 'The service itself reports that it is unhealthy: its own log tells why.';
  return 'It answers with another status than expected: compare it with `expect-status`.';
}

function proxyCure(url: string): string {
  const variable = url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
  return `The proxy of the runner lets nothing through: fix \`${variable}\`, its login, or \`NO_PROXY\`.`;
}

const NOT_PROVEN = 'This says nothing about the service: fix what kept it from being asked, then run again.';
const NOT_JUDGED = 'The service answered, and could not be judged as the inputs are: correct them, then run again.';
const CUT = 'The deadline came before the end: raise `deadline`, or shorten `soak`. Until then nothing is proven.';

/** What to do next, each once; nothing where the service is healthy. Pure. */
export function adviceOf(result: GateResult): string[] {
  const { verdict, checks, endedBy } = result;
  if (verdict === '') return ['The service was not judged; run again.'];
  if (verdict === 'healthy') return [];
  const guilty = checks.filter((check) => check.verdict === verdict || wasFailing(check));
  const cures = [...new Set(guilty.flatMap((check) => firstCure(check)))].slice(0, MOST);
  if (verdict === 'unhealthy') return cures;
  if (endedBy === 'deadline' && !checks.some((check) => check.verdict === verdict)) return [CUT];
  return [codeOf(result) === 'NO_DATA' ? NOT_PROVEN : NOT_JUDGED, ...cures];
}

function firstCure({ causes = [], url }: CheckResult): string[] {
  for (const cause of causes) {
    const cure = cureOf(cause, url);
    if (cure !== undefined) return [cure];
  }
  return [];
}

export type GateCode = 'UNHEALTHY' | 'CONFIGURATION' | 'QUERY_TOO_COSTLY' | 'NO_DATA';

/** The stable code of a gate that is not healthy. Where several checks cannot be judged, what waiting may cure comes last. */
export function codeOf({ verdict, checks }: Pick<GateResult, 'verdict' | 'checks'>): GateCode {
  if (verdict === 'unhealthy') return 'UNHEALTHY';
  const kinds = checks
    .filter((check) => check.verdict === 'inconclusive')
    .flatMap(({ causes = [] }) => causes.map(({ kind }) => kind));
  if (kinds.includes('no-version')) return 'CONFIGURATION';
  return kinds.includes('query-too-costly') ? 'QUERY_TOO_COSTLY' : 'NO_DATA';
}
