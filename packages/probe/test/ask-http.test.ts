import { askHttp, type Progress } from '../src/ask-http';
import { request } from './example';

interface Sent {
  url: string;
  authorization: string | null;
  redirect: string | undefined;
}

/** A fetch that answers each URL as told and keeps what it was asked. */
function fakeFetch(answers: Record<string, () => Response>): { fetch: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = String(input);
    sent.push({ url, authorization: new Headers(init?.headers).get('authorization'), redirect: init?.redirect });
    return answers[url]?.() ?? new Response('', { status: 404 });
  };
  return { fetch, sent };
}

const to =
  (location: string, status = 302) =>
  () =>
    new Response('', { status, headers: { location } });
const { signal } = new AbortController();
const progressAt = (url: string): Progress => ({ url: new URL(url) });

describe('askHttp', () => {
  it('never lets fetch follow by itself, and tells where a redirect would have led', async () => {
    const world = fakeFetch({ 'https://a.example/': to('/login?next=secret') });
    const answer = await askHttp(request('https://a.example/'), { ...world, signal }, progressAt('https://a.example/'));
    expect(answer).toEqual({ status: 302, body: '', complete: true, location: 'https://a.example/login' });
    expect(world.sent.map(({ redirect }) => redirect)).toEqual(['manual']);
  });

  it('follows where told to, leaves the headers behind, and knows where it is', async () => {
    const world = fakeFetch({
      'https://a.example/': to('/b'),
      'https://a.example/b': to('https://b.example/'),
      'https://b.example/': () => new Response('well'),
    });
    const question = request('https://a.example/', { followRedirects: true, headers: [['Authorization', 's']] });
    const progress = progressAt('https://a.example/');
    expect(await askHttp(question, { ...world, signal }, progress)).toEqual({
      status: 200,
      body: 'well',
      complete: true,
    });
    expect(world.sent.map(({ authorization }) => authorization)).toEqual(['s', 's', null]);
    expect(progress).toEqual({ url: new URL('https://b.example/'), status: 200 });
  });

  it('gives up after five redirects', async () => {
    const world = fakeFetch({ 'https://a.example/': to('/') });
    const question = request('https://a.example/', { followRedirects: true });
    const answer = await askHttp(question, { ...world, signal }, progressAt('https://a.example/'));
    expect(answer).toMatchObject({ status: 302, problem: 'more than 5 redirects' });
    expect(world.sent).toHaveLength(6);
  });

  it('does not leave http', async () => {
    const world = fakeFetch({ 'https://a.example/': to('file:///etc/passwd') });
    const question = request('https://a.example/', { followRedirects: true });
    const answer = await askHttp(question, { ...world, signal }, progressAt('https://a.example/'));
    expect(answer).toMatchObject({ status: 302, problem: 'a redirect to what is no http(s) URL' });
  });
});
