import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { readPayload } from '@deploy-actions/payload';
import { recordHash } from '@deploy-actions/release';
import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost } from '../../../test/support/release/fake-host';
import { type PlannedDeploy, planDeploy } from '../src/plan-deploy';

async function planned(hosts: FakeHost | FakeHost[], files: number, more: Partial<PlannedDeploy> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'plan-'));
  for (let n = 0; n < files; n++) writeFileSync(join(root, `f${n}`), 'x');
  const clock = new VirtualClock();
  const lines: string[] = [];
  const nothing = () => undefined;
  const sink = { warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
  const log = createLog(clock, { ...sink, write: (text) => void lines.push(text) });
  const { record } = deployPlan('v2');
  const deploy = {
    record,
    payload: await readPayload(root, { clock }),
    allowBad: false,
    linkUnchanged: true,
    lockWaitMs: 0,
    ...more,
  };
  const result = await planDeploy([hosts].flat(), deploy, { log });
  return { result, text: lines.join('') };
}

describe('planDeploy', () => {
  it('tells everything in the report, the first of it in the log, and asks for nothing but the state', async () => {
    const host = new FakeHost('a');
    const { result, text } = await planned(host, 60);
    expect(result).toMatchObject({
      verdict: 'planned',
      rows: [{ message: 'would upload v2 and activate it; v1 is live' }],
    });
    expect(result.rows[0]?.plan?.added).toHaveLength(60);
    expect(result.rows[0]?.plan?.bytesToSend).toBe(60);
    expect(text).toContain('and 10 more added');
    expect(text.match(/\+ f/g)).toHaveLength(50);
    expect(text).toMatch(/\$ migrate: migrate\n.*\$ swap current\n.*\$ activate: restart/);
    expect(host.calls).toEqual([]);
  });

  it('shows the migration where it would run: on the first host that has something to do', async () => {
    const { record } = deployPlan('v2');
    const root = mkdtempSync(join(tmpdir(), 'plan-'));
    const payload = await readPayload(root, { clock: new VirtualClock() });
    const same = { payloadSha256: await payload.sha256(), recordSha256: recordHash(record) };
    const done = new FakeHost('a', [release('v2', same)]);
    const { result } = await planned([done, new FakeHost('b'), new FakeHost('c')], 0, { payload });
    const commands = result.rows.map(({ plan }) => plan?.commands[0]);
    expect(commands).toEqual([undefined, 'migrate: migrate', 'swap current']);
  });

  it('says what would be refused, and that there is no room', async () => {
    const bad = new FakeHost('a');
    bad.bad = ['v2'];
    expect((await planned(bad, 1)).result).toMatchObject({ verdict: '', failure: { code: 'BAD_RELEASE' } });
    const rows = (await planned([bad, new FakeHost('b')], 1)).result.rows;
    expect(rows[1]?.message).toBe('would do nothing: v2 is marked bad on another host, so no host would get it');
    const allowed = (await planned([bad, new FakeHost('b')], 1, { allowBad: true })).result.rows;
    expect(allowed.map(({ message }) => message)).toEqual(Array(2).fill('would upload v2 and activate it; v1 is live'));
    const full = await planned(new FakeHost('a', [release('v1')]), 400);
    expect(full.result).toMatchObject({ verdict: '', failure: { code: 'DISK_FULL' } });
  });
});
