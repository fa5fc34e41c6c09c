import { lost } from '../src/link';

describe('lost', () => {
  it('says which connection and when', () => {
    const error = lost({ label: 'web1' }, 'while a command ran', new Error('reset'));
    expect(error.code).toBe('CONNECTION_LOST');
    expect(error.message).toBe('web1: the connection was lost while a command ran.');
  });
});
