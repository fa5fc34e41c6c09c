import { compared } from '../src/compared';
import { inputsOf, url } from './acting';

const world = { readFile: () => '', run: {} } as unknown as Parameters<typeof compared>[1];

describe('compared', () => {
  it('changes nothing without a baseline', async () => {
    const inputs = await inputsOf({ url });
    expect(compared(inputs, world)).toEqual(inputs.watch);
  });

  it('gives the signals their bounds', async () => {
    const signals = [{ name: 'error-rate', form: 'ratio', level: 0.01, measured: 9 }];
    const baseline = JSON.stringify({ schema: 'deploy-actions/baseline/1', signals });
    const inputs = await inputsOf({ url, baseline, 'max-increase': '50%' });
    expect(compared(inputs, world).signals).toMatchObject([{ rule: { threshold: 0.015 } }]);
  });
});
