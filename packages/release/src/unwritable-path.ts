import { UserError } from '@deploy-actions/error';
import { quotePath } from '@deploy-actions/payload';

/** The deploy path cannot be written to: not even the program that would take the lock is there. */
export class UnwritablePath extends UserError {
  override readonly name = 'UnwritablePath';

  /** `stderr` is what `installingScript` printed. */
  constructor(label: string, path: string, stderr: string) {
    const [, user = ''] = /^deploy-user (.+)$/m.exec(stderr) ?? [];
    const said = stderr.replace(/^deploy-.*\n?/gm, '').trim();
    const isFull = /no space left|quota/i.test(said);
    const hint = isFull ? undefined : hintFor(said, { path: quotePath(path), user: user || 'USER' }, stderr);
    super(isFull ? 'DISK_FULL' : 'HOST_UNFIT', `${label}: ${user || 'the user'} cannot write to ${path}.`, {
      ...(hint === undefined ? {} : { hint }),
      cause: new Error(lastLines(said)),
    });
  }
}

function hintFor(said: string, { path, user }: { path: string; user: string }, stderr: string): string | undefined {
  if (/read-only file system/i.test(said)) return `The file system of ${path} is mounted read-only on the host.`;
  if (/not a directory|file exists/i.test(said))
    return `A file exists in place of the folder ${path} or of a folder above it.`;
  if (!/permission denied|not permitted/i.test(said)) return undefined;
  // Not all of it: what is in shared/ may belong to the service.
  const isOwn = /^deploy-own$/m.test(stderr);
  const command = isOwn
    ? `sudo chown -R ${user} ${path}/.deploy ${path}/releases; sudo chown ${user} ${path} ${path}/shared`
    : `sudo install -d -o ${user} ${path}`;
  return `Run once on the host: ${command}`;
}

function lastLines(text: string): string {
  return text.split('\n').slice(-3).join(' | ') || 'no message';
}
