import { startProgress, USUAL_LIMITS } from '@deploy-actions/http';
import { OwnRequests } from '@deploy-actions/source';
import { fakeAsk } from '../../../test/support/http';

const instance = { url: 'http://10.0.0.1:9100/metrics' };

/** What was counted between two measurements of the instance while `between` happened. */
async function between(happens: (own: OwnRequests) => unknown, { via }: { via?: string } = {}) {
  const own = new OwnRequests();
  const target = { ...instance, ...(via ? { via } : {}) };
  const window = own.window(target);
  const first = own.begin(target);
  own.end(first, true);
  window.settle(first);
  await happens(own);
  const second = own.begin(target);
  own.end(second, true);
  return window.upTo(second, false);
}

async function probe(own: OwnRequests, url: string, status = 200, isDialled = false) {
  const ask = own.counting(
    fakeAsk(() => {
      if (status === 0) throw new Error('refused');
      return new Response('', { status });
    }),
  );
  const request = { url, method: 'GET', headers: [], body: undefined, userAgent: 'a', followRedirects: false };
  const way = isDialled ? { dial: () => Promise.reject(new Error('never')) } : {};
  const signal = new AbortController().signal;
  await ask(request, way, USUAL_LIMITS, signal, startProgress(url)).catch(() => undefined);
}

describe('OwnRequests', () => {
  it.each<[string, string, number, { sure: number; unsure: number }]>([
    ['a probe of the same address', 'http://10.0.0.1:9100/healthz', 200, { sure: 2, unsure: 0 }],
    ['one that is answered otherwise', 'http://10.0.0.1:9100/healthz', 503, { sure: 1, unsure: 1 }],
    ['one that fails', 'http://10.0.0.1:9100/healthz', 0, { sure: 1, unsure: 1 }],
    ['another port', 'http://10.0.0.1/healthz', 200, { sure: 1, unsure: 0 }],
    ['another host', 'http://10.0.0.2:9100/healthz', 200, { sure: 1, unsure: 0 }],
  ])('%s', async (_, url, status, expected) => {
    expect(await between((own) => probe(own, url, status))).toEqual(expected);
  });

  it('tells the hosts that ask apart, but does not know by which of several a probe went', async () => {
    expect(await between((own) => own.end(own.begin({ ...instance, via: 'b' }), true), { via: 'a' })).toEqual({
      sure: 1,
      unsure: 0,
    });
    const other = (own: OwnRequests) => {
      own.window({ ...instance, via: 'b' });
      return probe(own, instance.url, 200, true);
    };
    expect(await between(other, { via: 'a' })).toEqual({ sure: 1, unsure: 1 });
    expect(await between((own) => probe(own, instance.url, 200, true), { via: 'a' })).toEqual({ sure: 2, unsure: 0 });
    expect(await between((own) => probe(own, instance.url, 200, true))).toEqual({ sure: 1, unsure: 0 });
  });

  it('knows what was under way before anybody counted', () => {
    const own = new OwnRequests();
    const probed = own.begin(instance);
    const window = own.window(instance);
    const first = own.begin(instance);
    own.end(first, true);
    window.settle(first);
    own.end(probed, true);
    const second = own.begin(instance);
    own.end(second, true);
    expect(window.upTo(second, false)).toEqual({ sure: 1, unsure: 1 });
  });
});
