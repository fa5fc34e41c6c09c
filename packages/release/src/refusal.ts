import { type Code, codes, UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import { parseOwner } from './host-status';
import { program } from './program';

/** The codes that the program itself refuses with: a host may not say `BAD_INPUT`, for instance. */
const HOST_CODES: ReadonlySet<Code> = new Set(
  [...program.matchAll(/\b(?:refuse|give_up) ([A-Z_]{3,})\b/g)].flatMap(([, word]) => (isCode(word) ? [word] : [])),
);
const LONGEST_MESSAGE = 2000;

function isCode(word: string | undefined): word is Code {
  return word !== undefined && Object.hasOwn(codes, word);
}

/** The host program's refusal on stderr as an error that names the host; undefined where it is none of its own. */
export async function parseRefusal(label: string, stderr: string): Promise<UserError | undefined> {
  const match = /^deploy-host-refusal ([A-Z_]+) (.*)$/m.exec(stderr);
  const [, code = '', message = ''] = match ?? [];
  if (!match || !isCode(code) || !HOST_CODES.has(code)) return undefined;
  if (code === 'LOCKED') return locked(label, message);
  if (code === 'LOCK_LOST') return lockLost(label, message);
  return new UserError(code, `${label}: ${message.slice(0, LONGEST_MESSAGE)}`);
}

/** `<expires> <now> <owner JSON>`, both times by the host's own clock. */
async function locked(label: string, message: string): Promise<UserError> {
  const { expires, now, holder } = await parseHolder(message);
  const seconds = Number(expires) - Number(now);
  const end =
    seconds > 0 ? `expires in at most ${formatDuration(seconds * 1000)}` : 'ends with the step that is still running';
  return new UserError('LOCKED', `${label} is locked by ${holder ?? 'another run'}; the lock ${end}.`);
}

/** The same three; without an owner nobody has the lock now. */
async function lockLost(label: string, message: string): Promise<UserError> {
  const { expires, now, holder } = await parseHolder(message);
  const isFree = Number(expires) <= Number(now);
  const whose =
    holder === undefined ? 'it was released' : `${isFree ? 'it was broken by' : 'it now belongs to'} ${holder}`;
  return new UserError(
    'LOCK_LOST',
    `${label}: this run lost its lock: ${whose}. This run stopped its work on this host.`,
  );
}

interface Holding {
  expires: string;
  now: string;
  holder: string | undefined;
}

async function parseHolder(message: string): Promise<Holding> {
  const [, expires = '0', now = '0', json = ''] = /^(\d+) (\d+) (.*)$/.exec(message) ?? [];
  const owner = await parseOwner(json);
  const holder = owner && `${owner.actor || 'someone'} (${owner.action}, since ${owner.since}) ${owner.runUrl}`.trim();
  return { expires, now, holder };
}
