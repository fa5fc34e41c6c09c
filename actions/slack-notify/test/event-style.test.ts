import { type Event, events, titleOf } from '../src/event-style';

describe('titleOf', () => {
  it.each<[Event, string]>([
    ['started', '🚀 Staging deployment started'],
    ['succeeded', '✅ Staging deployment successful'],
    ['failed', '🔴 Staging deployment failed'],
    ['rolled-back', '⏪ Staging deployment rolled back'],
    ['approval-pending', '⏳ Staging approval pending'],
    ['rollback-manual', '⚠️ Staging manual rollback triggered'],
    ['info', 'ℹ️ Staging deployment information'],
  ])('%s is %s', (event, title) => {
    expect(titleOf(event, 'staging')).toBe(title);
  });

  it.each([
    ['', '✅ Deployment successful'],
    ['eu-1', '✅ eu-1 deployment successful'],
    ['PROD', '✅ PROD deployment successful'],
  ])('the environment %j is %s', (environment, title) => {
    expect(titleOf('succeeded', environment)).toBe(title);
  });

  it('has a title of its own for every event', () => {
    expect(new Set(events.map((event) => titleOf(event, ''))).size).toBe(events.length);
  });
});
