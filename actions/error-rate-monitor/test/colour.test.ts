import { colourOf } from '../src/colour';
import { watched } from './results';

const strict = { onInconclusive: 'fail', shadow: false } as const;
const lenient = { onInconclusive: 'pass', shadow: false } as const;
const unknown = { verdict: 'inconclusive', situation: 'no-data', policy: 'on-no-data' } as const;

describe('colourOf', () => {
  it('goes by the verdict where there is one', () => {
    expect(colourOf(watched(), strict)).toEqual({ isRed: false });
    expect(colourOf(watched({ verdict: 'fail', situation: 'exceeded' }), lenient)).toEqual({ isRed: true });
  });

  it('goes by the policy of what is unknown, and else by on-inconclusive', () => {
    expect(colourOf(watched({ ...unknown, exit: 'pass' }), strict)).toEqual({ isRed: false, by: 'on-no-data: pass' });
    expect(colourOf(watched({ ...unknown, exit: 'fail' }), lenient)).toEqual({ isRed: true, by: 'on-no-data: fail' });
    const open = watched({ ...unknown, policy: 'on-inconclusive', exit: 'inconclusive' });
    expect(colourOf(open, strict)).toEqual({ isRed: true, by: 'on-inconclusive: fail' });
    expect(colourOf(open, lenient)).toEqual({ isRed: false, by: 'on-inconclusive: pass' });
    const refused = watched({ verdict: 'error', situation: 'refused' });
    expect(colourOf(refused, strict)).toEqual({ isRed: true, by: 'on-inconclusive: fail' });
  });

  it('is never red in shadow, and says so where nobody knows', () => {
    const shadow = { ...strict, shadow: true };
    expect(colourOf(watched({ ...unknown, exit: 'fail' }), shadow)).toEqual({ isRed: false, by: 'shadow: true' });
    expect(colourOf(watched({ verdict: 'fail', situation: 'exceeded' }), shadow)).toEqual({ isRed: false });
  });
});
