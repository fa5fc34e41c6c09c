import type { SshReach } from '@deploy-actions/probe';

/** Hosts that are asked by SSH, and the lines for known-hosts of those that nobody knows. */
export class HostKeyLines implements SshReach {
  private readonly seen = new Set<string>();

  constructor(private readonly hosts: SshReach) {}

  /** Each once, in the order in which they were met. */
  get lines(): string[] {
    return [...this.seen];
  }

  dial(...asked: Parameters<SshReach['dial']>): ReturnType<SshReach['dial']> {
    return this.noting(this.hosts.dial(...asked));
  }

  exec(...asked: Parameters<SshReach['exec']>): ReturnType<SshReach['exec']> {
    return this.noting(this.hosts.exec(...asked));
  }

  private async noting<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Error && 'line' in error) this.seen.add(String(error.line));
      throw error;
    }
  }
}
