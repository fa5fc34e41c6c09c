import { FakeHost } from '../../../test/support/release/fake-host';
import { newRow } from '../src/fleet-result';
import { lookAgain } from '../src/look-again';

it('tells what the host says is live, and that nobody knows where it says nothing', async () => {
  const row = newRow('a');
  await lookAgain(new FakeHost('a'), row);
  expect(row).toMatchObject({ version: 'v1', release: 'v1' });
  await lookAgain(new FakeHost('a', []), row);
  expect(row).toMatchObject({ version: '', release: '' });
  await lookAgain({ status: () => Promise.reject(new Error('down')) }, row);
  expect(row).toMatchObject({ version: 'unknown', release: '' });
});
