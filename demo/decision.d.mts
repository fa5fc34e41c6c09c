export interface Step {
  action: string;
  outputs: Record<string, string>;
  report: { operation?: string; status?: string; error?: { code: string; message: string } };
}
export function decisionOf(step: Step): { verdict: string; meaning: 'good' | 'bad' | 'neither'; why: string };
