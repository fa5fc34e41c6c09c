import { parseRefusal } from '../src/refusal';

describe('parseRefusal', () => {
  it('names the host and keeps the code', async () => {
    const stderr = 'noise\ndeploy-host-refusal DISK_FULL no room for v2\n';
    expect(await parseRefusal('web1', stderr)).toMatchObject({ code: 'DISK_FULL', message: 'web1: no room for v2' });
  });

  it('tells who holds a lock and when it ends, by the clock of the host', async () => {
    const owner = '{"actor":"ada","runUrl":"https://ci.example/7","action":"ssh-deploy deploy","since":"today"}';
    const refusal = await parseRefusal('web1', `deploy-host-refusal LOCKED 1600 1000 ${owner}`);
    expect(refusal?.message).toBe(
      'web1 is locked by ada (ssh-deploy deploy, since today) https://ci.example/7; the lock expires in at most 10 min 00 s.',
    );
    expect((await parseRefusal('web1', 'deploy-host-refusal LOCKED 0 1000 rubbish'))?.message).toContain('another run');
  });

  it('takes neither other output nor an unknown code for a refusal', async () => {
    expect(await parseRefusal('web1', 'sh: not found')).toBeUndefined();
    expect(await parseRefusal('web1', 'deploy-host-refusal WHATEVER x')).toBeUndefined();
    expect(await parseRefusal('web1', 'deploy-host-refusal toString x')).toBeUndefined();
  });

  it.each(['BAD_INPUT', 'CANCELLED', 'INTERNAL', 'AUTH_FAILED', 'FORBIDDEN', 'HEALTH_FAILED'])(
    'takes no %s from a host: only the codes of its program',
    async (code) => {
      expect(await parseRefusal('web1', `deploy-host-refusal ${code} x`)).toBeUndefined();
    },
  );

  it('keeps no more of a message than a person reads', async () => {
    const refusal = await parseRefusal('web1', `deploy-host-refusal HOST_UNFIT ${'x'.repeat(1_000_000)}`);
    expect(refusal?.message.length).toBeLessThan(3000);
  });
});
