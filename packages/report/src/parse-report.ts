import * as v from 'valibot';
import { foundIn, type StepReport } from './step-report';

const SCHEMA = /^deploy-actions\/([a-z0-9-]+)\/\d+$/;

/** A value of another type than ours is no reason to lose the rest of the report: it counts as absent. */
const text = v.fallback(v.optional(v.string()), undefined);

const shape = v.looseObject({
  schema: v.pipe(v.string(), v.regex(SCHEMA)),
  durationMs: v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))), undefined),
  startedAt: text,
  endedAt: text,
  error: v.fallback(v.optional(v.looseObject({ code: v.string(), message: v.fallback(v.string(), '') })), undefined),
});

/** One report from its JSON text, in full or in brief. A problem is said in words that follow the report's name. */
export function parseReport(json: string): StepReport | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return { problem: 'is not JSON' };
  }
  const parsed = v.safeParse(shape, value);
  if (!parsed.success) return { problem: 'is not a report of these actions (no `schema: deploy-actions/…`)' };
  const { schema, durationMs, startedAt, endedAt, error } = parsed.output;
  const report: StepReport = { action: SCHEMA.exec(schema)?.[1] ?? '', verdict: '', raw: parsed.output };
  const reason = textIn(report, 'reason');
  const version = textIn(report, 'version');
  return {
    ...report,
    verdict: textIn(report, 'verdict') ?? '',
    ...(reason === undefined ? {} : { reason }),
    ...(version === undefined ? {} : { version }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
  };
}

function textIn(report: StepReport, name: string): string | undefined {
  const value = foundIn(report, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
