import { sweep } from '../src/sweep';

function dropped(): WeakRef<Buffer> {
  return new WeakRef(Buffer.allocUnsafeSlow(256 * 1024));
}

describe('sweep', () => {
  it('frees what nobody holds any more, also what has survived before', async () => {
    const refs = [dropped()];
    for (let call = 0; call < 6; call++) {
      refs.push(dropped());
      // Within the turn in which a reference is made, its target is kept alive.
      await new Promise((resolve) => setImmediate(resolve));
      sweep();
    }
    await new Promise((resolve) => setImmediate(resolve));
    for (let call = 0; call < 3; call++) sweep();
    expect(refs.map((ref) => ref.deref())).toEqual(refs.map(() => undefined));
  });
});
