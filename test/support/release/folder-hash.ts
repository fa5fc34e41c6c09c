import { systemClock } from '@deploy-actions/clock';
import { readPayload } from '@deploy-actions/payload';

/** What a folder is as a payload: its paths, modes, link targets and contents. */
export async function folderHash(folder: string): Promise<string> {
  return (await readPayload(folder, { clock: systemClock })).sha256();
}
