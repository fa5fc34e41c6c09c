import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contenders, INTERVAL_MS, LOOKS } from './contenders.mjs';
import { firstAlarm, harmedBy } from './measure.mjs';
import { slidWatches, watchOf, watchWithSwitch } from './records.ts';

/** The records of a folder, by their names. */
export function readRecords(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const read = (name) => ({
    name: name.slice(0, -'.json'.length),
    ...JSON.parse(readFileSync(join(folder, name), 'utf8')),
  });
  return names.sort().map(read);
}

/** What each contender says to each record, and how often to the slid watches of those where nothing goes wrong. */
export function measureRecorded(records) {
  const slid = records.filter(({ kind }) => kind === 'healthy').flatMap((record) => slidWatches(record, LOOKS));
  return Object.fromEntries(
    contenders.map(({ id, title, begin }) => {
      const end = ({ before, after }) => firstAlarm(begin(before), after);
      const found = records.map((record) => {
        const { kind, isHealthy, title } = record;
        const watch = watchOf(record, LOOKS);
        const at = end(watch);
        const withSwitch = end(watchWithSwitch(record, LOOKS));
        const harmed = harmedBy(watch.after.slice(0, at ?? LOOKS));
        return [
          record.name,
          { kind, title, isHealthy, atS: inSeconds(at), withSwitchS: inSeconds(withSwitch), harmed },
        ];
      });
      const alarms = slid.filter((watch) => end(watch) !== undefined).length;
      return [id, { title, found: Object.fromEntries(found), slid: { alarms, watches: slid.length } }];
    }),
  );
}

/** JSON has no Infinity: what was not found is null. */
function inSeconds(end) {
  return end === undefined ? null : (end * INTERVAL_MS) / 1000;
}
