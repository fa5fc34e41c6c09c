import { UserError } from '@deploy-actions/error';
import type { ExecResult } from '@deploy-actions/ssh';
import { Changes } from '../src/changes';

const done: ExecResult = { code: 0, signal: null, stdout: '', stderr: '' };

function recorded(losses: boolean[] = []) {
  const said: string[] = [];
  const call = async (words: readonly string[] | (() => readonly string[])) => {
    said.push((typeof words === 'function' ? words() : words).join(' '));
    if (losses.shift()) throw new UserError('CONNECTION_LOST', 'cut');
    return done;
  };
  return { said, changes: new Changes({ call }, 'token') };
}

describe('Changes', () => {
  it('numbers what it says, and chains verbs', async () => {
    const { said, changes } = recorded();
    await changes.say([['switch', 'token', 'v2']]);
    await changes.say([
      ['mark', 'token', 'v2', 'good'],
      ['unlock', 'token'],
    ]);
    expect(said).toEqual(['call token 1 switch token v2', 'call token 2 mark token v2 good --then unlock token']);
  });

  it('has the last word, also after a process whose numbers it does not know', async () => {
    const { said, changes } = recorded();
    await changes.say([['lock', 'token']]);
    await changes.end(['unlock', 'token']);
    const after = recorded();
    await after.changes.end(['unlock', 'token']);
    await after.changes.say([['lock', 'token']]);
    expect([...said, ...after.said]).toEqual([
      ...['call token 1 lock token', 'call token 2 unlock token'],
      ...['call token 1000000001 unlock token', 'call token 1000000002 lock token'],
    ]);
  });

  it('sends the same again under the same number as long as no answer came, and everything else under a new one', async () => {
    const { said, changes } = recorded([true, false, false, true]);
    const send = (key: string) => changes.send(key, ['stage', key], {}).catch(() => undefined);
    await send('v2');
    await send('v2');
    await send('v2');
    await send('v3');
    await changes.say([['note']]);
    await send('v3');
    expect(said.map((text) => text.slice('call token '.length))).toEqual([
      '1 stage v2',
      '1 stage v2',
      '2 stage v2',
      '3 stage v3',
      '4 note',
      '5 stage v3',
    ]);
  });
});
