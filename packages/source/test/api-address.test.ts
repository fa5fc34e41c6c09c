import { apiAddress, baseAddress } from '../src/api-address';

it.each([
  ['https://sentry.io', 'https://sentry.io/api/0/x/'],
  ['https://sentry.io/', 'https://sentry.io/api/0/x/'],
  ['https://tools.example/sentry/', 'https://tools.example/sentry/api/0/x/'],
])('%s keeps its path', (apiUrl, address) => {
  expect(apiAddress(apiUrl, '/api/0/x/').href).toBe(address);
});

it.each(['https://sentry.io/?a=b', 'sentry.io', 'https:///api', 'https://me:hunter2@sentry.io/'])(
  'refuses %s',
  (text) => {
    expect(() => baseAddress(text)).toThrow(expect.objectContaining({ name: 'Illegal' }));
  },
);
