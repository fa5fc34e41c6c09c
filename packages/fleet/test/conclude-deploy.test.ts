import { UserError } from '@deploy-actions/error';
import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost } from '../../../test/support/release/fake-host';
import { concludeDeploy } from '../src/conclude-deploy';
import type { Site } from '../src/deploy-plan';
import { newRow } from '../src/fleet-result';
import { siteOf } from './site';

const ill = new UserError('HEALTH_FAILED', 'h1: ill.');
const cancelled = new UserError('CANCELLED', 'cancelled');
const at = (swap: Site['swap'], wayBack: Site['wayBack'], more: Partial<Site> = {}) => {
  const site = siteOf(new FakeHost('h1', [release('v1')]), { swap, wayBack, ...more });
  if (swap === 'made' && wayBack === 'none') site.row.verdict = 'deployed';
  if (wayBack === 'done') site.row.verdict = 'reverted';
  return site;
};

function said(sites: Site[], first = ill, plan = deployPlan('v2')) {
  const { verdict, failure } = concludeDeploy(
    sites,
    sites.map(({ row }) => row),
    plan,
    first,
  );
  return { verdict, code: failure.code, message: failure.message };
}

describe('concludeDeploy', () => {
  it.each([
    ['nothing was switched', [at('none', 'none')], ill, 'not-deployed', 'HEALTH_FAILED'],
    ['it was cancelled before that', [at('none', 'none')], cancelled, '', 'CANCELLED'],
    ['all are back', [at('made', 'done'), at('none', 'none')], ill, 'reverted', 'HEALTH_FAILED'],
    ['some stay', [at('made', 'none'), at('made', 'done')], ill, 'deployed', 'HEALTH_FAILED'],
    ['one could not go back', [at('made', 'done'), at('made', 'failed')], ill, 'failed', 'ROLLBACK_FAILED'],
    ['somebody else has a host now', [at('made', 'done'), at('made', 'lost')], ill, 'failed', 'LOCK_LOST'],
    ['one could not go back from a cancelled run', [at('made', 'failed')], cancelled, 'failed', 'ROLLBACK_FAILED'],
    [
      'a cancelled run leaves what is verified, by its policy',
      [at('made', 'none')],
      cancelled,
      'deployed',
      'CANCELLED',
    ],
    [
      'a cancelled run leaves what is not proven',
      [at('asked', 'none', { row: { ...newRow('h1'), verdict: 'failed' } })],
      cancelled,
      'failed',
      'CANCELLED',
    ],
    [
      'the same version was live and well before',
      [at('none', 'none', { before: release('v2') })],
      ill,
      'not-deployed',
      'HEALTH_FAILED',
    ],
  ] as const)('where %s', (_what, sites, first, verdict, code) => {
    expect(said([...sites], first)).toMatchObject({ verdict, code });
  });

  it('says who took over, and lets no sentence run into the next', () => {
    const site = at('made', 'lost');
    site.row.message = 'h1: the lock of this run is gone: it was broken by eve https://ci.example/9.';
    expect(said([site]).message).toContain(
      'now controls these hosts. h1: the lock of this run is gone: it was broken by eve',
    );
    const bare = new UserError('HEALTH_FAILED', 'h1: ill (2 attempts)');
    expect(said([at('made', 'done')], bare).message).toMatch(/^h1: ill \(2 attempts\)\. Every host/);
  });

  it('does not speak of a previous release where there was none', () => {
    const bare = siteOf(new FakeHost('h2', []), { swap: 'made', wayBack: 'done' });
    expect(said([bare]).message).toBe('h1: ill. Nothing is live on h2, as before.');
    expect(said([at('made', 'done'), bare]).message).toBe(
      'h1: ill. Every host that was switched is back on its previous release; on h2 nothing is live, as before.',
    );
    expect(said([at('made', 'done')]).message).toBe(
      'h1: ill. Every host that was switched is back on its previous release.',
    );
  });

  it('says that the database may have changed where only the migration ran', () => {
    const message = (migration: 'begun' | 'done') => said([at('none', 'none', { migration })]).message;
    expect(message('begun')).toBe(
      'h1: ill. No host was switched; the migration ran, so the database may have changed.',
    );
    expect(message('done')).toBe('h1: ill. No host was switched; the migration ran, so the database has changed.');
  });

  it('tells how many are where', () => {
    const plan = deployPlan('v2', { onFailure: 'stop' });
    expect(said([at('made', 'none'), at('made', 'done'), at('none', 'none')], ill, plan).message).toBe(
      'h1: ill. With on-failure: stop, the live versions stay. Of 3 hosts: 1 live on v2, 1 back on the previous release, 1 not changed.',
    );
  });
});
