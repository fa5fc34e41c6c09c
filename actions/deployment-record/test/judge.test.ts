import { judge } from '../src/judge';

describe('judge', () => {
  it.each<[string, string[], string]>([
    ['nothing yet', [], 'open'],
    ['in progress', ['in_progress'], 'open'],
    ['live', ['in_progress', 'success'], 'good'],
    ['replaced by a newer one', ['in_progress', 'success', 'inactive'], 'good'],
    ['deactivated and live again', ['success', 'inactive', 'success'], 'good'],
    ['never worked', ['in_progress', 'failure'], 'bad'],
    ['cancelled', ['in_progress', 'error'], 'bad'],
    ['failed, then mended by a second try', ['failure', 'in_progress', 'success'], 'good'],
    ['worked, then failed', ['success', 'failure'], 'bad'],
    ['taken back before it was good', ['in_progress', 'failure:Rolled back to v1: v2 was bad'], 'rolled-back'],
    ['taken back after it was good', ['success', 'failure:Rolled back: v2 was bad'], 'rolled-back'],
    ['only closed by somebody', ['in_progress', 'inactive'], 'open'],
  ])('%s', (_, history, fate) => {
    const statuses = history.map((text, index) => {
      const [state = '', description = ''] = text.split(/:(.*)/);
      return { id: index + 1, state, description };
    });
    expect(judge(statuses)).toBe(fate);
    expect(judge(statuses.toReversed())).toBe(fate);
  });
});
