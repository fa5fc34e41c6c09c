import { formatDuration } from '@deploy-actions/quantity';
import type { HostStatus } from '@deploy-actions/release';

type Lock = NonNullable<HostStatus['lock']>;

/** Who holds a lock, since when and until when, in words. */
export function holderOf({ owner: { actor, action, since, runUrl }, expiresInSeconds }: Lock): string {
  const end =
    expiresInSeconds > 0
      ? `expires in ${formatDuration(expiresInSeconds * 1000)} unless it is renewed`
      : 'ends with the step that is still running';
  return [`${actor || 'someone'} (${action || 'a run'}, since ${since})`, runUrl, `- it ${end}`]
    .filter((word) => word !== '')
    .join(' ');
}
