import fc from 'fast-check';
import { release, status } from '../../../test/support/release/example-release';
import { parseHostJson } from '../src/host-json';
import { parseOwner, parseStatus } from '../src/host-status';

describe('parseHostJson', () => {
  it('reads what JSON.parse reads, as long as it is neither deep nor long', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 10 }), (text) => {
        expect(parseHostJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('counts no brackets and commas within strings', () => {
    const text = JSON.stringify({ reason: `${'['.repeat(100)}"\\${','.repeat(300_000)}\\` });
    expect(parseHostJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['nested 3,000 deep', `${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['nested deep in objects', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`],
    ['a mere row of brackets', '['.repeat(8_000_000)],
    ['many empty lists', `[${'[],'.repeat(1_000_000)}[]]`],
    ['cut short', '{"a":'],
    ['nothing', ''],
  ])('refuses what is %s', (_what, text) => {
    expect(() => parseHostJson(text)).toThrow();
  });
});

it('takes neither a status nor an owner that is nested deep', async () => {
  const deep = `${'['.repeat(3000)}${']'.repeat(3000)}`;
  const text = JSON.stringify(status('v1', [release('v1')])).replace('"history":[]', `"history":[{"by":${deep}}]`);
  await expect(parseStatus('web1', text)).rejects.toMatchObject({ code: 'HOST_PROTOCOL' });
  expect(await parseOwner(`{"actor":"a","runUrl":"","action":"","since":"","x":${deep}}`)).toBeUndefined();
});
