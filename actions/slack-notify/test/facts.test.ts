import { rawInputs } from '@deploy-actions/action';
import { contract } from '../src/contract';
import { gatherFacts } from '../src/facts';
import { readInputs } from '../src/inputs';
import { deployReport, gateReport, runContext } from './fake-world';

const inputsWith = (env: Record<string, string> = {}) =>
  readInputs(rawInputs(contract, { INPUT_EVENT: 'succeeded', ...env }));

describe('gatherFacts', () => {
  it('takes the version from the deploy where the user names none', () => {
    const facts = gatherFacts(inputsWith(), [deployReport, gateReport], runContext);
    expect(facts).toMatchObject({ version: 'v2', previousVersion: 'v1' });
  });

  it('believes the user first', () => {
    const facts = gatherFacts(inputsWith({ INPUT_VERSION: 'v3' }), [deployReport], runContext);
    expect(facts).toMatchObject({ version: 'v3', previousVersion: '' });
  });

  it('names who started the run again', () => {
    expect(gatherFacts(inputsWith(), [], runContext).actor).toBe('joe');
    expect(gatherFacts(inputsWith(), [], { ...runContext, triggeringActor: '' }).actor).toBe('jane');
  });
});
