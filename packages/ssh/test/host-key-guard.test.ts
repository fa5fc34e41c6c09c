import { sshTestWorld } from '../../../test/support/ssh/world';
import { HostKeyGuard } from '../src/host-key-guard';
import { wireKey } from './keys';

const target = { user: 'deploy', host: 'two-keys.example', port: 22, label: 'web1' };

describe('HostKeyGuard', () => {
  it('of two new keys that a host shows at the same time takes the one that is proven first', () => {
    const world = sshTestWorld();
    const guards = [1, 2].map(() => new HostKeyGuard(target, 'accept-new', [], world));
    const keys = [1, 2].map((seed) => wireKey('ssh-ed25519', seed));
    expect(guards.map((guard, index) => guard.accept(keys[index] ?? Buffer.alloc(0)))).toEqual([true, true]);
    for (const guard of guards) guard.proven();
    expect(guards.map(({ refusal }) => refusal?.code)).toEqual([undefined, 'HOST_KEY_MISMATCH']);
    expect(world.logged).toHaveLength(1);
  });
});
