import { logCommands } from '../src/application-log';

describe('logCommands', () => {
  it.each([
    ['sudo systemctl restart shop', 'sudo journalctl -u shop -n 50 --no-pager'],
    ['systemctl --no-block restart "shop@1.service";', 'sudo journalctl -u shop@1.service -n 50 --no-pager'],
    ['systemctl --user restart shop && true', 'journalctl --user -u shop -n 50 --no-pager'],
    ['sudo service php8.2-fpm reload', 'sudo journalctl -u php8.2-fpm -n 50 --no-pager'],
    ['docker restart shop', 'docker logs --tail 50 shop'],
    ['docker run -d --name shop -p 80:80 shop:1', 'docker logs --tail 50 shop'],
    ['docker compose -f compose.yml up -d', 'docker compose logs --tail 50'],
    ['docker-compose up -d', 'docker compose logs --tail 50'],
    ['pm2 reload shop', 'pm2 logs shop --lines 50 --nostream'],
    ['supervisorctl restart shop', 'supervisorctl tail shop'],
  ])('finds where %j logs', (activate, command) => {
    expect(logCommands({ activate })).toEqual([command]);
  });

  it.each([
    'systemctl restart "$SERVICE"',
    'systemctl daemon-reload',
    'echo a',
    'systemctl status shop',
    'docker run -d x',
  ])('finds nothing in %j', (activate) => {
    expect(logCommands({ activate })).toEqual([]);
  });

  it('names each once, the ones of a script first, and only what a person may copy', () => {
    const steps = {
      activate: 'systemctl restart a\nsystemctl restart a',
      script: 'docker restart b; docker restart $(id)',
    };
    expect(logCommands(steps)).toEqual(['docker logs --tail 50 b', 'sudo journalctl -u a -n 50 --no-pager']);
  });
});
