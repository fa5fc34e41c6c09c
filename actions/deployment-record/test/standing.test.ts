import { alreadySaid, standing } from '../src/standing';

describe('standing', () => {
  it.each([
    ['success', '', 'success', true],
    ['success', 'api', 'success', false],
    ['failure', '', 'failure', false],
    ['rolled-back', '', 'failure', false],
    ['cancelled', '', 'error', false],
  ] as const)('%s of service "%s" is %s, auto_inactive %s', (status, service, state, autoInactive) => {
    expect(standing(status, service)).toEqual({ state, autoInactive });
  });
});

describe('alreadySaid', () => {
  const wanted = {
    state: 'success',
    description: 'Deployed v1',
    logUrl: '',
    environmentUrl: '',
    autoInactive: true,
  } as const;
  const status = (id: number, state: string, description = '') => ({
    id,
    state,
    description,
    logUrl: '',
    createdAt: '',
  });

  it.each([
    ['not yet', [status(1, 'in_progress')], undefined],
    ['yes', [status(1, 'in_progress'), status(2, 'success', 'Deployed v1')], 2],
    ['yes, and replaced since', [status(2, 'success', 'Deployed v1'), status(3, 'inactive')], 2],
    ['of another version', [status(2, 'success', 'Deployed v0')], undefined],
    ['taken back since', [status(2, 'success', 'Deployed v1'), status(3, 'failure', 'Rolled back')], undefined],
  ])('%s', (_, statuses, id) => {
    expect(alreadySaid(statuses, wanted)?.id).toBe(id);
  });
});
