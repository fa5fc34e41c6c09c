import { rawInputs } from '@deploy-actions/action';
import { contract } from '../src/contract';
import { gatherFacts, versionsOf } from '../src/facts';
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

describe('versionsOf a rollback', () => {
  const back = {
    action: 'auto-rollback',
    verdict: 'rolled-back',
    raw: { fromVersion: 'v2', toVersion: 'v1' },
  };
  const requested = { action: 'ssh-deploy', verdict: 'rolled-back', version: 'v1', raw: { previousVersion: 'v2' } };
  const given = (version: string, previousVersion: string) =>
    ({ event: 'rolled-back', version, previousVersion }) as const;

  it.each([
    ['nothing is said', given('', '')],
    ['the live version comes first', given('v1', 'v2')],
    ['only the live version is said', given('v1', '')],
  ])('is left → live now where %s', (_, inputs) => {
    for (const reports of [[back], [requested], [deployReport, back], [deployReport]]) {
      expect(versionsOf(inputs, reports)).toEqual({ version: 'v1', previousVersion: 'v2', correction: '' });
    }
  });

  it.each([
    ['the wrong way round', given('v2', 'v1')],
    ['the version that was left alone', given('v2', '')],
    ['another version', given('v7', 'v2')],
  ])('goes by the report where the inputs say %s, with a notice', (_, inputs) => {
    for (const reports of [[back], [requested], [deployReport, back], [deployReport]]) {
      expect(versionsOf(inputs, reports)).toEqual({
        version: 'v1',
        previousVersion: 'v2',
        correction: expect.stringContaining('the reports v2 → v1'),
      });
    }
  });

  it('goes by the inputs where no report knows', () => {
    expect(versionsOf(given('v1', 'v2'), [gateReport])).toEqual({
      version: 'v1',
      previousVersion: 'v2',
      correction: '',
    });
  });

  it('is no concern of other events', () => {
    const inputs = { event: 'succeeded', version: 'v2', previousVersion: 'v1' } as const;
    expect(versionsOf(inputs, [back])).toEqual({ version: 'v2', previousVersion: 'v1', correction: '' });
  });
});
