import fc from 'fast-check';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { keyBlocks } from '../src/key-blocks';
import { diagnoseKey } from '../src/key-diagnosis';

const keys = [makeKeyPair(), makeKeyPair(), makeKeyPair()].map(({ privateKey }) => privateKey);

describe('keyBlocks', () => {
  it.each(['', '\n\n', '# the next one\n', '\r\n'])('finds every key, with %j between them', (between) => {
    const blocks = keyBlocks(keys.join(between));
    expect(blocks.map(diagnoseKey)).toEqual(keys.map((key) => diagnoseKey(key)));
  });

  it('leaves one key, or none at all, as it is', () => {
    for (const text of [keys[0] ?? '', 'hunter2', '', '~/.ssh/id_ed25519']) {
      expect(keyBlocks(text).join('').trim()).toBe(text.trim());
      expect(keyBlocks(text)).toHaveLength(1);
    }
  });

  it('takes a cut key behind a whole one for a key of its own', () => {
    const cut = (keys[1] ?? '').slice(0, 100);
    const blocks = keyBlocks(`${keys[0]}${cut}`);
    expect(blocks.map(diagnoseKey)).toMatchObject([
      { encrypted: false },
      { found: expect.stringContaining('cut off') },
    ]);
  });

  it('loses nothing that begins a key, whatever is around', () => {
    const noise = fc.stringMatching(/^[a-z0-9 \n]{0,40}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, fc.constantFrom(...keys)), { minLength: 1, maxLength: 5 }),
        noise,
        (parts, end) => {
          const text = parts.map(([before, key]) => `${before}\n${key}`).join('') + end;
          const found = keyBlocks(text).map(diagnoseKey);
          expect(found).toEqual(parts.map(([, key]) => diagnoseKey(key)));
        },
      ),
    );
  });
});
