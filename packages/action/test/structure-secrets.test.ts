import { secretsInStructures } from '../src/structure-secrets';

describe('secretsInStructures', () => {
  it('are what headers hold, however they are written, and what queries hold', () => {
    const value = [
      { headers: { Authorization: 'Bearer abcdefgh1', Accept: 'text/html' } },
      { headers: ['X-Api-Key: k-12345678', 'Cookie: a=b-c-d-e'] },
      { headers: 'X-Token: t-12345678\nX-Pass: p-12345678' },
      { url: 'https://a.example/?full=true&token=q%2F12345678' },
      { headers: [{ 'X-Key': 'n-12345678' }] },
    ];
    const secrets = secretsInStructures({ values: {}, unknown: [], structures: { checks: { value } } });
    expect(secrets).toEqual([
      'Bearer abcdefgh1',
      'Bearer%20abcdefgh1',
      'abcdefgh1',
      'k-12345678',
      'a=b-c-d-e',
      'a%3Db-c-d-e',
      't-12345678',
      'p-12345678',
      'q/12345678',
      'q%2F12345678',
      'n-12345678',
    ]);
  });

  it('are none where there is nothing, or no YAML', () => {
    expect(secretsInStructures({ values: {}, unknown: [] })).toEqual([]);
    expect(secretsInStructures({ values: {}, unknown: [], structures: { checks: { problem: 'x' } } })).toEqual([]);
  });
});
