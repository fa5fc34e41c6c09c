/**
 * What is measured. `before` lies live on the host already (nothing: a first deploy), `source` is shipped as a new
 * version, or as the same one. `fresh`: all times of the source are new, as after a checkout in CI.
 */
export const rows = [
  { id: 'first', title: 'first deploy, 2,000 files, 60 MB', source: 'site' },
  { id: 'changed', title: '1 % changed, old times kept', before: 'site', source: 'site-changed' },
  {
    id: 'changed-fresh',
    title: '1 % changed, fresh checkout',
    before: 'site',
    source: 'site-changed-fresh',
    fresh: true,
  },
  { id: 'same', title: 'nothing changed, new version, old times kept', before: 'site', source: 'site' },
  {
    id: 'same-fresh',
    title: 'nothing changed, new version, fresh checkout',
    before: 'site',
    source: 'site-fresh',
    fresh: true,
  },
  { id: 'again', title: 'the same version again', before: 'site', source: 'site', again: true },
  { id: 'small', title: '10,000 small files, first deploy', source: 'small' },
  {
    id: 'small-changed',
    title: '10,000 small files, 1 % changed, fresh checkout',
    before: 'small',
    source: 'small-changed-fresh',
    fresh: true,
  },
  {
    id: 'large',
    title: 'one 1 GiB file that cannot be compressed',
    source: 'large-1024',
    shaped: { title: 'one 128 MiB file that cannot be compressed', source: 'large-128' },
  },
  {
    id: 'large-changed',
    title: '4 KiB of one 1 GiB file changed, fresh checkout',
    before: 'large-1024',
    source: 'large-1024-changed-fresh',
    fresh: true,
    shaped: {
      title: '4 KiB of one 128 MiB file changed, fresh checkout',
      before: 'large-128',
      source: 'large-128-changed-fresh',
    },
  },
];

/** Both conditions; a link with neither delay nor rate is none. */
export const links = [
  { id: 'loopback', title: 'Loopback' },
  { id: 'shaped', title: 'A link of 50 ms and 100 Mbit/s', rttMs: 50, mbitPerS: 100 },
];

export function rowOn(link, row) {
  return link.rttMs === undefined ? row : { ...row, ...row.shaped };
}
