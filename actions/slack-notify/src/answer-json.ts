import * as v from 'valibot';

const answer = v.pipe(v.string(), v.parseJson(), v.object({ ok: v.boolean() }));

/** The `ok` of a JSON answer, as Slack's other endpoints give it; undefined where there is none. */
export function okOf(body: string): boolean | undefined {
  const parsed = v.safeParse(answer, body);
  return parsed.success ? parsed.output.ok : undefined;
}
