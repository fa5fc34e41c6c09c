import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Owner } from '@deploy-actions/release';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle, say } from '../support/release/say';

const ada: Owner = { actor: 'ada', runUrl: '', action: 'test', since: '2026-01-01T00:00:00Z' };

describe.each(shells())('the notes of a host with $name', ({ path }) => {
  let template: LocalSite;
  let site: LocalSite;
  const own = (...parts: string[]) => join(site.own, ...parts);
  const linesOf = (file: string) => readFileSync(own(file), 'utf8').split('\n').slice(0, -1);
  const lock = (token: string) => say(site, 'lock', token, '60', JSON.stringify(ada));
  const journal = () => linesOf('journal').map((line) => line.replace(/^\S+ /, ''));
  const manifest = (release: string) => JSON.parse(readFileSync(own('releases', release, 'manifest.json'), 'utf8'));

  beforeAll(async () => {
    template = new LocalSite(path);
    for (const version of ['v1', 'v2']) await template.deploy(version);
  });
  afterAll(() => template.remove());
  beforeEach(() => {
    site = new LocalSite(path, template);
  });
  afterEach(() => site.remove());

  it('have a begin and an end of everything that changed something', async () => {
    await site.deploy('v3');
    await site.rollBack();
    const said = journal();
    const begun = said.flatMap((line) => /^begin (?!step)(.*)/.exec(line)?.[1] ?? []);
    for (const what of begun) expect(said.slice(said.indexOf(`begin ${what}`))).toContain(`end ${what}`);
    for (const what of [
      'stage v3',
      'switch v3 deploy',
      'mark v3 good',
      'remove v1',
      'switch v2 rollback',
      'mark v3 bad',
    ])
      expect(begun).toContain(what);
    expect(begun.filter((what) => what.startsWith('lock'))).toHaveLength(4);
    expect(begun.filter((what) => what.startsWith('unlock'))).toHaveLength(4);
  });

  it('say what was refused, so that nobody takes it for unfinished', () => {
    lock('mine');
    meddle(site, 'ln() { case $* in *tmp/current) return 1 ;; esac; command ln "$@"; }');
    expect(say(site, 'switch', 'mine', 'v1', 'deploy', '"reason":"x"').stderr).toContain('DISK_FULL');
    expect(journal().slice(-2)).toEqual(['begin switch v1 deploy', 'refused switch v1 deploy DISK_FULL']);
  });

  it('are finished by the next run where a bad mark was cut short', async () => {
    const at = '2026-01-01T00:00:00Z';
    writeFileSync(own('bad', 'v2'), `{"version":"v2","at":"${at}","reason":"errors"}\n`);
    writeFileSync(own('journal'), `${linesOf('journal').join('\n')}\n${at} begin mark v2 bad\n`);
    expect(manifest('v2')).toMatchObject({ state: 'good' });
    lock('next');
    expect(manifest('v2')).toMatchObject({
      state: 'bad',
      events: expect.arrayContaining([expect.objectContaining({ state: 'bad' })]),
    });
    expect(journal().slice(-2)).toEqual(['repaired mark v2 bad', 'end lock next']);
  });

  it('follow the state where a manifest was left behind', () => {
    writeFileSync(own('releases', 'v2', 'state'), 'state=live\norder=7\nchecked=false\n');
    lock('next');
    expect(manifest('v2')).toMatchObject({ state: 'live', order: 7, checked: false, version: 'v2' });
  });

  it('do not grow for ever, and keep what was last', async () => {
    const line = '2026-01-01T00:00:00Z begin lock x\n';
    writeFileSync(own('journal'), line.repeat(1001));
    writeFileSync(own('history.jsonl'), `${'{"event":"old"}\n'.repeat(10_001)}{"event":"last"}\n`);
    const event = `{"state":"staged","at":"2026-01-01T00:00:00Z","reason":"${'x'.repeat(200)}"}\n`;
    writeFileSync(own('releases', 'v2', 'events'), event.repeat(300));
    lock('next');
    expect(linesOf('journal').length).toBeLessThan(510);
    expect([linesOf('history.jsonl').length, linesOf('history.jsonl').at(-1)]).toEqual([5000, '{"event":"last"}']);
    expect(say(site, 'mark', 'next', 'v2', 'good', '"x"').status).toBe(0);
    expect(manifest('v2').events).toHaveLength(101);
    expect(manifest('v2').events.at(-1)).toMatchObject({ state: 'good' });
  });
});
