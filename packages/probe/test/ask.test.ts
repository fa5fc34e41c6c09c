import { VirtualClock } from '@deploy-actions/clock';
import { ask } from '@deploy-actions/probe';
import { fakeAsk } from '../../../test/support/http';
import { expectations, request } from './example';

describe('ask', () => {
  it('puts a question over HTTP', async () => {
    const probe = { request: request('http://a.example/'), expect: expectations(), timeoutMs: 1000 };
    const world = {
      clock: new VirtualClock(),
      signal: new AbortController().signal,
      ask: fakeAsk(() => new Response('{}', { status: 503 })),
    };
    expect(await ask(probe, world)).toMatchObject({ ok: false, kind: 'answered', status: 503 });
  });
});
