import { decisionOf } from '../../demo/decision.mjs';

const error = { code: 'BAD_RELEASE', message: 'web1: v3 is marked bad\nShip another one.' };

it.each([
  [
    'the start of a record',
    {
      action: 'deployment-record',
      outputs: { number: '2', 'previous-version': 'v1' },
      report: { operation: 'start' },
    },
    { verdict: 'started', meaning: 'good', why: 'deployment 2; live: v1, rollback target: none' },
  ],
  [
    'its end',
    {
      action: 'deployment-record',
      outputs: { number: '2', tag: 'prod-v2' },
      report: { operation: 'finish', status: 'success' },
    },
    { verdict: 'success', meaning: 'good', why: 'deployment 2, tag prod-v2' },
  ],
  [
    'a record that was not made',
    { action: 'deployment-record', outputs: { number: '' }, report: { error } },
    { verdict: '', meaning: 'neither', why: 'BAD_RELEASE: web1: v3 is marked bad' },
  ],
  [
    'a deploy',
    {
      action: 'ssh-deploy',
      outputs: {
        verdict: 'deployed',
        hosts: '[{"host":"web1","verdict":"deployed","version":"v2","previousVersion":"v1","durationMs":840}]',
      },
      report: {},
    },
    { verdict: 'deployed', meaning: 'good', why: 'web1 v1 → v2 in 0.8 s' },
  ],
  [
    'a confirmation',
    {
      action: 'ssh-deploy',
      outputs: { verdict: 'confirmed', hosts: '[{"host":"web1","verdict":"confirmed","version":"v2"}]' },
      report: {},
    },
    { verdict: 'confirmed', meaning: 'good', why: 'web1 v2 is good' },
  ],
  [
    'a deploy that was refused',
    { action: 'ssh-deploy', outputs: { verdict: 'failed', hosts: '[]' }, report: { error } },
    { verdict: 'failed', meaning: 'bad', why: 'BAD_RELEASE: web1: v3 is marked bad' },
  ],
  [
    'a gate',
    { action: 'health-gate', outputs: { verdict: 'inconclusive', reason: 'no route' }, report: { error } },
    { verdict: 'inconclusive', meaning: 'neither', why: 'no route' },
  ],
  [
    'a rollback',
    { action: 'auto-rollback', outputs: { verdict: 'rolled-back', reason: 'gate=unhealthy' }, report: { error } },
    { verdict: 'rolled-back', meaning: 'neither', why: 'gate=unhealthy' },
  ],
])('tells %s in one line', (_, step, told) => {
  expect(decisionOf(step)).toEqual(told);
});
