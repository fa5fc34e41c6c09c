import { cloudwatchProblem } from '../src/cloudwatch-fault';

const fault = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error('the words of AWS'), { name, $metadata: { httpStatusCode } });

it.each<[string, number | undefined, string]>([
  ['ThrottlingException', 400, 'provider'],
  ['Throttling', 400, 'provider'],
  ['LimitExceededException', 400, 'provider'],
  ['AccessDenied', 403, 'access'],
  ['AccessDeniedException', 400, 'access'],
  ['InvalidClientTokenId', 403, 'access'],
  ['ExpiredToken', 400, 'access'],
  ['CredentialsProviderError', undefined, 'access'],
  ['ValidationError', 400, 'query'],
  ['InvalidParameterValue', 400, 'query'],
  ['InternalServiceFault', 500, 'provider'],
  ['TimeoutError', undefined, 'provider'],
  ['Error', undefined, 'provider'],
])('%s (%s) is %s', (name, status, kind) => {
  expect(cloudwatchProblem(fault(name, status))).toEqual({ kind, reason: expect.stringContaining('the words of AWS') });
});

it('says of the wire and of TLS what any other source says', () => {
  const untrusted = { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' };
  expect(cloudwatchProblem(Object.assign(new Error('unable to verify'), untrusted))).toEqual({
    kind: 'provider',
    reason: expect.stringContaining('if the certificate authority is your own, set it as `ca`'),
  });
});

it('says something of what is no error', () => {
  expect(cloudwatchProblem('odd')).toMatchObject({ kind: 'provider' });
});
