import type { SshReach } from '@deploy-actions/probe';
import { UnknownHostKey } from '@deploy-actions/ssh';
import { HostKeyLines } from '../src/host-key-lines';

const failing = (error: Error): SshReach => ({ dial: () => Promise.reject(error), exec: () => Promise.reject(error) });
const { signal } = new AbortController();

describe('HostKeyLines', () => {
  it('keeps each line once, and hands the error on', async () => {
    const error = new UnknownHostKey('nobody knows web-1', {
      shown: 'SHA256:x',
      line: 'web-1 ssh-ed25519 AAAA',
      hint: '',
    });
    const hosts = new HostKeyLines(failing(error));
    await expect(hosts.dial('web-1', { host: 'a', port: 1 }, signal)).rejects.toBe(error);
    await expect(hosts.exec('web-1', 'true', '', signal)).rejects.toBe(error);
    expect(hosts.lines).toEqual(['web-1 ssh-ed25519 AAAA']);
  });

  it('keeps nothing of other errors', async () => {
    const hosts = new HostKeyLines(failing(new Error('refused')));
    await expect(hosts.exec('web-1', 'true', '', signal)).rejects.toThrow('refused');
    expect(hosts.lines).toEqual([]);
  });
});
