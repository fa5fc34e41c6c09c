import { parseTarget, targetIdentity } from '@deploy-actions/ssh';
import fc from 'fast-check';

const legal = [
  ['deploy@web1.example.com', { user: 'deploy', host: 'web1.example.com', port: 22 }],
  ['web1', { user: 'fallback', host: 'web1', port: 22 }],
  ['web1:2222', { user: 'fallback', host: 'web1', port: 2222 }],
  ['root@10.0.0.7:65535', { user: 'root', host: '10.0.0.7', port: 65_535 }],
  ['deploy@[2001:db8::1]', { user: 'deploy', host: '2001:db8::1', port: 22 }],
  ['deploy@[2001:db8::1]:2222', { user: 'deploy', host: '2001:db8::1', port: 2222 }],
  ['[fe80::1%eth0]:22', { user: 'fallback', host: 'fe80::1%eth0', port: 22 }],
  ['first.last@corp@web_1:22', { user: 'first.last@corp', host: 'web_1', port: 22 }],
  ['DOMAIN\\deploy@web1', { user: 'DOMAIN\\deploy', host: 'web1', port: 22 }],
] as const;

const illegal = [
  ['2001:db8::1', /brackets/],
  ['[2001:db8::g]', /not an IPv6/],
  ['[::1', /not an IPv6/],
  ['[::1]2222', /not an IPv6/],
  ['[::1]:', /port is empty/],
  ['[10.0.0.1]:22', /not an IPv6/],
  ['web1:0', /port/],
  ['web1:65536', /port/],
  ['web1:', /port is empty/],
  ['web1:22x', /port/],
  ['@web1', /user/],
  ['deploy@', /host is empty/],
  ['-oProxyCommand=sh', /neither a name/],
  ['deploy@-oProxyCommand=sh', /neither a name/],
  ['-l@web1', /user/],
  ['a b@web1', /white space/],
  ['deploy@web1 web2', /white space: put each host/],
  ['web1:22 web2:22', /white space/],
  ['web1 # the first', /white space/],
  ['- web1', /list mark/],
  ['"web1"', /quotes/],
  ['we\u200bb1', /invisible/],
  ['${{ vars.HOST }}', /expression/],
  ['$HOST', /variable/],
  ['deploy@${HOST}:22', /variable/],
  ['$USER@web1', /variable/],
  ['web1:$PORT', /variable/],
  ['deploy:hunter2@web1', /input `password`/],
  ['deploy:@web1', /input `password`/],
  ['deploy@web1:/srv/app', /input `path`/],
  ['web1:~/app', /input `path`/],
  ['[::1]:/srv/app', /path/],
  ['web1/srv', /a path/],
  ['10.0.0.256', /IPv4/],
  ['deploy@127.1', /IPv4/],
  ['0x7f000001', /IPv4/],
  ['2001:db8::1:2222', /brackets/],
  [':22', /host is empty/],
  ['deploy@web1;reboot', /neither a name/],
  ['deploy@web..1', /neither a name/],
  ['ssh://deploy@web1', /URL/],
] as const;

describe('parseTarget', () => {
  it.each(legal)('reads %s', (text, expected) => {
    expect(parseTarget(text, 'fallback')).toEqual({ ...expected, label: text });
  });

  it.each(illegal)('refuses %s', (text, why) => {
    expect(parseTarget(text, 'fallback')).toEqual(expect.stringMatching(why));
  });

  it('needs a user from somewhere', () => {
    expect(parseTarget('web1')).toEqual(expect.stringContaining('username'));
  });

  it('knows the same server again under another spelling', () => {
    const identities = ['deploy@WEB1', 'deploy@web1:22'].map((text) => {
      const target = parseTarget(text);
      return typeof target === 'string' ? text : targetIdentity(target);
    });
    expect(new Set(identities).size).toBe(1);
    const one = parseTarget('deploy@[2001:DB8:0::1]');
    const other = parseTarget('deploy@[2001:db8::1]:22');
    if (typeof one === 'string' || typeof other === 'string') throw new Error('no targets');
    expect(targetIdentity(one)).toBe(targetIdentity(other));
  });

  it('gives back what was put together, whatever the parts are', () => {
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());
    const user = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,15}$/);
    fc.assert(
      fc.property(user, host, fc.integer({ min: 1, max: 65_535 }), (name, place, port) => {
        const text = `${name}@${place.includes(':') ? `[${place}]` : place}:${port}`;
        expect(parseTarget(text)).toEqual({ user: name, host: place, port, label: text });
      }),
    );
  });

  it('never hands out anything that could pass for an option or for two words', () => {
    const nasty = fc.string({ unit: fc.constantFrom('-', '@', ':', '[', ']', '.', 'a', '1', ' ', '$', '\n', '%') });
    fc.assert(
      fc.property(nasty, (text) => {
        const target = parseTarget(text, 'fallback');
        if (typeof target === 'string') return;
        expect(target.host).toMatch(/^[A-Za-z0-9_:][^\s$@[\]]*$/);
        expect(target.user).toMatch(/^[A-Za-z0-9_]\S*$/);
      }),
      { numRuns: 2000 },
    );
  });
});
