import { causeChain } from '@deploy-actions/error';
import { classifyFault, tlsFault } from '@deploy-actions/http';
import type { Problem } from './measurement';
import { member } from './members';
import { shorten } from './status';

const TOO_MANY = /throttl|toomanyrequests|requestlimitexceeded|slowdown|limitexceeded/i;
const NO_ACCESS =
  /accessdenied|unauthorized|notauthorized|credentials|expiredtoken|invalidclienttokenid|unrecognizedclient|signaturedoesnotmatch|invalidsignature|invalidtoken|optinrequired|authfailure|missingauthentication/i;
const TLS = /CERT|ISSUER|VERIFY|_SSL_/;
const WRONG = /validation|invalidparameter|missing(required)?parameter|malformed|endpointerror|invalid.*region/i;

/** Why CloudWatch gave nothing: throttling passes, no access and a wrong query do not. */
export function cloudwatchProblem(error: unknown): Problem {
  // A fault of the wire or of TLS, which nobody at AWS has a name for.
  const code = member(error, 'code');
  if (typeof code === 'string' && member(error, 'name') === undefined) {
    const fault = TLS.test(code) ? tlsFault(error, 'this address', undefined) : error;
    return { kind: 'provider', reason: classifyFault(fault).reason };
  }
  const name = String(member(error, 'name') ?? '');
  const reason = shorten(causeChain(error).join(': '));
  const status = member(error, '$metadata', 'httpStatusCode');
  const said = name === '' || name === 'Error' || reason.includes(name) ? reason : `${name}: ${reason}`;
  if (TOO_MANY.test(name) || status === 429) return { kind: 'provider', reason: `too many requests, ${said}` };
  if (NO_ACCESS.test(name) || status === 401 || status === 403) return { kind: 'access', reason: said };
  if (WRONG.test(name) || status === 400) return { kind: 'query', reason: said };
  return { kind: 'provider', reason: said };
}
