import { namesRead, rawInputs } from '@deploy-actions/action';
import { gateContract, readGateInputs } from '@deploy-actions/gate';
import { readOptionalSshInputs, sshInputNames } from '@deploy-actions/ssh';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';

describe('readInputs', () => {
  it('reads every input that is declared', () => {
    const names = namesRead(contract, (input) => {
      readOptionalSshInputs(input, '', '');
      readGateInputs(input, contract);
      input.choice('on-inconclusive', ['fail', 'pass']);
    });
    expect(names.sort()).toEqual(Object.keys(contract.inputs).sort());
  });

  it('declares all that the gate reads, with the same defaults', () => {
    expect(contract.inputs).toMatchObject(gateContract.inputs);
    const others = Object.keys(contract.inputs).filter((name) => !(name in gateContract.inputs));
    expect(others.sort()).toEqual([...sshInputNames, 'on-inconclusive'].sort());
  });

  it('names the checks that need SSH where there are no hosts', () => {
    const value = [{ name: 'worker', command: 'true' }, { url: 'http://a.example' }];
    const raw = { ...rawInputs(contract, { INPUT_CHECKS: 'x' }), structures: { checks: { value } } };
    expect(() => readInputs(raw)).toThrow(/hosts: missing.*\(SSH is needed by: worker\)/);
  });

  it('reads a gate and a policy', () => {
    const raw = rawInputs(contract, { INPUT_URLS: 'https://a.example/', 'INPUT_ON-INCONCLUSIVE': 'pass' });
    expect(readInputs(raw)).toMatchObject({ gate: { checks: [{ name: 'a.example' }] }, onInconclusive: 'pass' });
  });

  it('reports problems of both together', () => {
    const raw = rawInputs(contract, { 'INPUT_ON-INCONCLUSIVE': 'maybe', INPUT_TIMEOT: '3s' });
    expect(() => readInputs(raw)).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        problems: [
          expect.objectContaining({ input: 'timeot', legal: expect.stringContaining('Did you mean timeout?') }),
          expect.objectContaining({ input: 'urls', code: 'MISSING' }),
          expect.objectContaining({ input: 'on-inconclusive', code: 'ILLEGAL' }),
        ],
      }),
    );
  });
});
