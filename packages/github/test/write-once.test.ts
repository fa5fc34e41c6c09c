import { VirtualClock } from '@deploy-actions/clock';
import { ApiError, apiError, writeOnce } from '@deploy-actions/github';

const purpose = { doing: 'create it', permission: 'x: write' };
const lost = () => apiError({ error: new Error('reset') }, purpose, 'api');
const illegal = () => apiError({ status: 422, headers: {}, message: '' }, purpose, 'api');

interface Row {
  why: string;
  /** What each sending does: `lost` applies it, `dropped` does not. */
  sends: ('ok' | 'lost' | 'dropped' | 'illegal')[];
  made: number;
  looks: number;
  fails?: boolean;
}

describe('writeOnce', () => {
  it.each<Row>([
    { why: 'answered', sends: ['ok'], made: 1, looks: 0 },
    { why: 'the answer was lost', sends: ['lost'], made: 1, looks: 1 },
    { why: 'the request was lost', sends: ['dropped', 'ok'], made: 1, looks: 1 },
    { why: 'the request, then the answer', sends: ['dropped', 'lost'], made: 1, looks: 2 },
    { why: 'lost for good', sends: ['dropped', 'dropped', 'dropped', 'ok'], made: 0, looks: 3, fails: true },
    { why: 'refused', sends: ['illegal', 'ok'], made: 0, looks: 0, fails: true },
  ])('$why: made $made', async ({ sends, made, looks, fails }) => {
    const things: string[] = [];
    let sent = 0;
    let looked = 0;
    const result = writeOnce(
      { clock: new VirtualClock(), signal: new AbortController().signal },
      async () => {
        const fate = sends[sent++];
        if (fate === 'illegal') throw illegal();
        if (fate !== 'dropped') things.push('thing');
        if (fate !== 'ok') throw lost();
        return 'thing';
      },
      async () => {
        looked++;
        return things[0];
      },
    );
    if (fails) await expect(result).rejects.toThrow(ApiError);
    else expect(await result).toBe('thing');
    expect({ made: things.length, looks: looked }).toEqual({ made, looks });
  });
});
