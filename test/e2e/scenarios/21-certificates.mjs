import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '../../support/sources.mjs';
import { checksOf, withGate } from '../gate.mjs';

const { makeAuthority, selfSigned } = await import('../../support/tls/authority.ts');

const limits = { timeout: 60_000 };
const DAY_MS = 86_400_000;
const authority = makeAuthority();
const ca = authority.cert;

/** What a server shows, what the gate is told, the verdict, and what the reason says. */
const CASES = [
  ['of a private authority that is given', authority.issue(), { ca }, 'healthy', /./],
  [
    'of a private authority that is not given',
    authority.issue(),
    {},
    'unhealthy',
    /if the certificate authority is your own, set it as `ca`/,
  ],
  ['of another authority than the one that is given', makeAuthority().issue(), { ca }, 'unhealthy', /certificate/],
  ['below an authority in between', authority.authority('Below').issue(), { ca }, 'healthy', /./],
  ['that nobody has signed', selfSigned(), { ca }, 'unhealthy', /self-signed/],
  ['that has ended', authority.issue({ toMs: -DAY_MS }), { ca }, 'unhealthy', /has expired: it was valid until/],
  ['that is not valid yet', authority.issue({ fromMs: DAY_MS }), { ca }, 'unhealthy', /is not yet valid/],
  [
    'of another name',
    authority.issue({ names: ['shop.example'] }),
    { ca },
    'unhealthy',
    /not for 127\.0\.0\.1, but for shop\.example/,
  ],
  ['that lasts long enough', soon(30), { ca, 'tls-min-days': '21' }, 'healthy', /./],
  ['that ends too soon', soon(20), { ca, 'tls-min-days': '21' }, 'unhealthy', /\b(19|20) days?\b.*\b21\b/],
];

function soon(days) {
  return authority.issue({ toMs: days * DAY_MS });
}

describe('a certificate', { concurrency: 3 }, () => {
  for (const [words, credentials, inputs, verdict, reason] of CASES) {
    it(`${words} is ${verdict}`, limits, () =>
      withGate(async ({ serve, gate }) => {
        const { port } = await serve('v2', { credentials });
        const run = await gate({
          urls: `shop=https://127.0.0.1:${port}/`,
          'expect-version': 'v2',
          'start-timeout': '1500ms',
          ...inputs,
        });
        assert.equal(run.outputs.verdict, verdict, run.log);
        assert.match(run.outputs.reason, reason);
      }),
    );
  }

  it('is asked for by itself, for the name that it must have, and its days are told', limits, () =>
    withGate(async ({ serve, gate }) => {
      const names = ['shop.example'];
      const long = await serve('v2', { credentials: authority.issue({ names, toMs: 40 * DAY_MS + DAY_MS / 2 }) });
      const short = await serve('v2', { credentials: authority.issue({ names, toMs: 3 * DAY_MS + DAY_MS / 2 }) });
      const entry = (name, { port }) =>
        `- { name: ${name}, kind: tls, address: "127.0.0.1:${port}", server-name: shop.example, tls-min-days: 14 }`;
      const checks = [entry('long', long), entry('short', short)].join('\n');
      const run = await gate({ checks, ca, 'start-timeout': '1500ms' });
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
      assert.deepEqual(checksOf(run, 'kind', 'verdict', 'daysLeft'), {
        long: { kind: 'tls', verdict: 'healthy', daysLeft: 40 },
        short: { kind: 'tls', verdict: 'unhealthy', daysLeft: 3 },
      });
      assert.match(run.outputs.reason, /^short: /);
    }),
  );

  it('is verified whatever the environment says', limits, () =>
    withGate(async ({ serve, gate }) => {
      const { port } = await serve('v2', { credentials: authority.issue() });
      const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
      const run = await gate({ urls: `https://127.0.0.1:${port}/`, 'start-timeout': '1500ms' }, { env });
      assert.equal(run.outputs.verdict, 'unhealthy', run.log);
    }),
  );
});
