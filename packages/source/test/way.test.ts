import { VirtualClock } from '@deploy-actions/clock';
import type { HttpWay } from '@deploy-actions/http';
import { onTheWay, wayTo } from '../src/way';

const world = { clock: new VirtualClock(), signal: new AbortController().signal };

it('goes by the host of the instance, and trusts what it is told to', async () => {
  const dialled: unknown[] = [];
  const ssh = {
    dial: (...all: unknown[]) => {
      dialled.push(all.slice(0, 2));
      return Promise.reject(new Error('no host'));
    },
  };
  const ways: HttpWay[] = [];
  const ask = (_: unknown, way: HttpWay) => {
    ways.push(way);
    return Promise.reject(new Error('asked'));
  };
  const way = wayTo({ via: 'one' }, { ca: 'PEM' }, { ...world, ask, ssh });
  await expect(way.dial?.('127.0.0.1', 9100, world.signal)).rejects.toThrow('no host');
  expect(dialled).toEqual([['one', { host: '127.0.0.1', port: 9100 }]]);
  const asking = onTheWay(way, { ...world, ask, ssh }).ask;
  await expect(asking({} as never, { address: '127.0.0.2' }, {} as never, world.signal, {} as never)).rejects.toThrow(
    'asked',
  );
  expect(ways).toEqual([{ ...way, address: '127.0.0.2' }]);
});

it('goes as usual where nothing is said, and never silently without its hosts', () => {
  const ask = () => Promise.reject(new Error('asked'));
  expect(wayTo({}, {}, { ...world, ask })).toEqual({});
  expect(() => wayTo({ via: 'one' }, {}, { ...world, ask })).toThrow('needs hosts');
});
