import { isUnjudged } from '@deploy-actions/probe';
import type { CheckResult, GateResult } from './gate-result';
import { wasFailing } from './reason';
import type { CheckCause } from './verdict';

const MOST = 5;

const MIXED =
  'Instances with different versions answer at one address: some are still old. Find the old ones (`resolve: all`, `via: ssh`, or a URL for each instance), then deploy to them again or take them out of the load balancer.';
const CONTENT = 'The content of the answer is not as expected: compare the excerpt with the `expect-…` inputs.';
const RESET =
  'The service accepts the connection and then closes it: look for a process that crashes while it answers, or for a proxy without a backend.';
const TOO_LONG =
  'The answer is too long to evaluate (at most 1 MiB of it is read): make the answer of the health path smaller, or probe another path.';
const SLOW =
  'The service does not answer in time: find out what it waits for (a database, a lock), or raise `timeout`.';

/** What to do about a cause; undefined where nothing can be said that its sentence does not say. */
function cureOf(cause: CheckCause, url: string): string | undefined {
  switch (cause.kind) {
    case 'mixed-versions':
      return MIXED;
    case 'version':
      return 'A different version answers than the deployed one. Check that the new process started and that the load balancer sends requests to it: read the log of the service, and look at the live release on each host.';
    case 'no-version':
      return `The answer has no version at \`version-path\` (${cause.path}): set it to the field that holds the version, or add that field to the answer. If only the old version lacks this field, the new version does not answer yet.`;
    case 'not-json':
      if (isUnjudged(cause)) return TOO_LONG;
      return 'The answer is not JSON: compare the excerpt with the expected answer of the health path. If the service answers in plain text, remove `expect-version` and `expect-json`, and use `expect-body`. An HTML page often comes from a proxy, or from an application that answers every path.';
    case 'query-too-costly':
      return `The path ${cause.path} needs too much work on this answer: simplify it (no filter inside a filter, no \`..\` in a filter), or make the answer of the service smaller.`;
    case 'tls':
      if (cause.problem === 'not-tls')
        return 'The server at this address does not use TLS: check the scheme and port of the URL.';
      if (cause.problem === 'handshake') {
        return 'The TLS handshake fails: compare the protocol versions and ciphers of server and runner, and read the log of the server.';
      }
      return 'The certificate is not accepted: renew it, serve the whole chain, or set `ca` to the private authority that signed it.';
    case 'certificate-days':
      return 'The certificate expires soon: renew it, or lower `tls-min-days`.';
    case 'refused':
      return 'No process listens on this port: check that the service started and which port it uses. Its log shows why it stopped.';
    case 'reset':
    case 'closed':
      return RESET;
    case 'protocol':
      if (cause.speaks === 'tls') return 'The server at this address uses TLS: write https:// in the URL.';
      return 'The server at this address does not speak HTTP/1.1: compare the port in the URL with the port of the service.';
    case 'coding':
      return 'The compressed body is invalid: check the compression settings of the service and of the proxy in front of it.';
    case 'latency':
      return 'The answers are correct but too slow: compare with the previous version. If that is as slow, `latency-slo` is too strict.';
    case 'start-too-short':
      return 'The check gave good answers, but not enough in a row before the start ended: raise `start-timeout` (or `max-attempts`), or find out why only some answers are good.';
    case 'timeout':
      if (cause.stage === 'resolving') return NAME;
      return cause.stage === 'proxy' ? proxyCure(url) : SLOW;
    case 'greeting':
      return cause.withinMs === undefined ? CONTENT : SLOW;
    case 'status':
      return statusCure(cause.status);
    case 'body':
      return isUnjudged(cause) ? TOO_LONG : CONTENT;
    case 'json':
    case 'secret':
      return CONTENT;
    case 'exit':
      return 'The command failed on the host: its last lines are in the summary. Run it manually on the host as the same user.';
    case 'records':
      return 'The DNS records are not as expected: compare the zone with `expect-records`. A change takes effect when the TTL has expired.';
    case 'too-few-samples':
      return 'There were too few probes for the percentile: the reason says why, and which `soak` or `interval` gives enough.';
    case 'ssh':
      if (!cause.isOwn)
        return 'The host cannot be reached by SSH: check that it is running, that sshd is running, and that no firewall blocks the runner.';
      return cause.code === 'HOST_KEY_UNKNOWN'
        ? 'Compare the fingerprint with the one on the host (run there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown). If they match, add the line to `known-hosts`.'
        : 'The hosts refuse the runner: see the code and the fix in the reason.';
    case 'command':
      return cause.problem === 'not-begun'
        ? 'Too many commands run at once: raise their `timeout` or `interval`, or combine several into one.'
        : 'The command does not end in time: find out what it waits for, or raise `timeout`.';
    case 'dns':
    case 'addresses':
      return NAME;
    case 'name-server':
      return cause.isOwn
        ? NAME
        : 'The name server does not answer correctly: read its log, or use another one (`server`).';
    case 'proxy':
      return cause.problem === 'no-backend' ? RESET : proxyCure(url);
    case 'route':
      return 'The runner has no route to the service: fix its network, or use a runner that has a route.';
    case 'runner':
      return 'The runner cannot open a connection: see the reason, or use another runner.';
    case 'unreadable':
      return 'The client cannot read this encoding: send `Accept-Encoding: identity` in `headers`.';
    case 'unknown':
      return undefined;
  }
}

const NAME = 'The name cannot be resolved: fix the name in the URL, or the name server of the runner.';

function statusCure(status: number): string | undefined {
  if (status >= 300 && status < 400) {
    return 'The service redirects: use the target URL, expect this status, or set `follow-redirects: true`.';
  }
  if (status === 401 || status === 403)
    return 'The service requires a login: set it in `headers`, or allow access to the health path without a login.';
  if (status === 404) return 'The path does not exist: compare the URL with the routes of this version.';
  if (status === 407) {
    return 'The answer requires a proxy login, but the runner used no proxy: a proxy listens at this address.';
  }
  if (status === 429) return 'The service limits requests: raise `interval` and `fast-interval`, or exempt the runner.';
  if (status >= 500) return 'The service reports an error: read its log.';
  return 'The status is not as expected: compare it with `expect-status`.';
}

function proxyCure(url: string): string {
  const variable = url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY';
  return `The proxy of the runner refuses the request: fix \`${variable}\`, its login, or \`NO_PROXY\`.`;
}

const NOT_PROVEN =
  'The health of the service is unknown, because the runner could not test it. Fix the cause below, then run again.';
const NOT_JUDGED = 'The service answered, but the inputs do not allow a verdict. Correct the inputs, then run again.';
const CUT =
  'The deadline ended the gate before the soak was over, so the service is not verified: raise `deadline`, or shorten `soak`.';

/** What to do next, each once; nothing where the service is healthy. Pure. */
export function adviceOf(result: GateResult): string[] {
  const { verdict, checks, endedBy } = result;
  if (verdict === '') return ['The service was not judged; run again.'];
  if (verdict === 'healthy') return [];
  const guilty = checks.filter((check) => check.verdict === verdict || wasFailing(check));
  const cures = [...new Set(guilty.flatMap((check) => firstCure(check)))].slice(0, MOST);
  if (verdict === 'unhealthy') return cures;
  if (endedBy === 'deadline' && !checks.some((check) => check.verdict === verdict)) return [CUT];
  const isAnswered = codeOf(result) !== 'NO_DATA' || guilty.some(({ causes = [] }) => causes.some(isUnjudged));
  return [isAnswered ? NOT_JUDGED : NOT_PROVEN, ...cures];
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
