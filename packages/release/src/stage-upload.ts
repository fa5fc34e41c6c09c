import { UserError } from '@deploy-actions/error';
import { StaleBase, type Upload } from '@deploy-actions/payload';
import { BoundedBytes } from './bounded-bytes';
import type { CallOptions } from './program-client';

export interface Staging {
  token: string;
  release: string;
  /** How long the host may take nothing although it has been offered something. */
  patienceMs: number;
}

/** A refusal lists what is stale; more than this is all of it anyway. */
const LONGEST_ANSWER = 16 * 1024 * 1024;

/** Sends an upload to one host. Rejects with `StaleBase`, or with the reason on the runner where the stream broke off. */
export async function stageUpload(
  client: { call(words: readonly string[], options: CallOptions): Promise<unknown> },
  { token, release, patienceMs }: Staging,
  upload: Upload,
  signal: AbortSignal,
): Promise<void> {
  const answer = new BoundedBytes(LONGEST_ANSWER);
  const patience = { ms: patienceMs, lastMoveMs: upload.lastMoveMs };
  const options = { stdin: upload.stream, signal, patience, answerLimit: LONGEST_ANSWER, onStdout: answer.push };
  try {
    await client.call(['stage', token, release, upload.box], options);
  } catch (error) {
    upload.stream.destroy();
    if (!(error instanceof UserError) || error.code !== 'STALE_BASE') throw upload.spoiledBy() ?? error;
    const told = answer.bytes().toString('latin1');
    throw new StaleBase(error.message, staleIn('payload', told), staleIn('shared', told));
  }
}

function staleIn(part: 'payload' | 'shared', answer: string): Set<string> {
  return new Set(
    [...answer.matchAll(/^stale (payload|shared)\/(.+)$/gm)].flatMap((line) =>
      line[1] === part ? [line[2] ?? ''] : [],
    ),
  );
}
