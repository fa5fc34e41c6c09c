import { reachOf } from '../src/via';

describe('reachOf', () => {
  it('is the hosts of the world, and a defect without them', () => {
    const ssh = { dial: () => Promise.reject(new Error()), exec: () => Promise.reject(new Error()) };
    expect(reachOf({ ssh })).toBe(ssh);
    expect(() => reachOf({})).toThrow('needs hosts');
  });
});
