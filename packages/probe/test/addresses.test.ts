import { addressesOf } from '../src/addresses';

describe('addressesOf', () => {
  it('finds those of a name, each once', async () => {
    const found = await addressesOf('localhost');
    expect(found).toContain('127.0.0.1');
    expect(new Set(found).size).toBe(found.length);
  });
});
