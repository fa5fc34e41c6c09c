import { tellingHealth } from '../src/telling-health';
import { watched } from './results';

it('tells of the health checks that ended a record, and of nothing else', () => {
  const found = watched();
  expect(tellingHealth({}, found)).toBe(found);
  expect(tellingHealth({ endedByHealth: 'health: shop is down' }, found).reason).toBe(
    `${found.reason}; the recorded watch was ended by its health checks, which are not replayed (health: shop is down)`,
  );
});
