import { rawInputs, withStructures } from '@deploy-actions/action';

const input = (fallback = '') => ({ default: fallback, required: false, secret: false });
const contract = {
  action: 'demo',
  inputs: { 'start-timeout': input('2m'), urls: input(), 'two words': input('x') },
  outputs: [],
} as const;

describe('rawInputs', () => {
  it('reads a given value as it is', () => {
    expect(rawInputs(contract, { 'INPUT_START-TIMEOUT': ' 5m ', INPUT_TWO_WORDS: 'y' }).values).toEqual({
      'start-timeout': ' 5m ',
      urls: '',
      'two words': 'y',
    });
  });

  it.each([
    ['absent', {}],
    ['empty, as a reusable workflow forwards an unset input', { 'INPUT_START-TIMEOUT': '' }],
    ['blank', { 'INPUT_START-TIMEOUT': ' \n' }],
    ['undefined', { 'INPUT_START-TIMEOUT': undefined }],
  ])("takes the contract's default for an input that is %s", (_, environment) => {
    expect(rawInputs(contract, environment).values['start-timeout']).toBe('2m');
  });

  it('lists what the contract does not know, empty or not', () => {
    expect(rawInputs(contract, { INPUT_URLZ: 'x', 'INPUT_HEALTHY-TRESHOLD': '', INPUT_URLS: 'y' }).unknown).toEqual([
      'HEALTHY-TRESHOLD',
      'URLZ',
    ]);
  });

  it('does not take other variables for inputs', () => {
    const environment = { GITHUB_INPUT_X: '1', XINPUT_Y: '1', input_z: '1', INPUTS: '1', PATH: '/bin' };
    expect(rawInputs(contract, environment).unknown).toEqual([]);
  });
});

describe('withStructures', () => {
  it('parses the inputs of these names, where anything is given', async () => {
    const raw = { values: { checks: '- url: a', metrics: ' ', urls: '- b' }, unknown: [] };
    expect(await withStructures(raw, ['checks', 'metrics'])).toEqual({
      ...raw,
      structures: { checks: { value: [{ url: 'a' }] } },
    });
  });
});
