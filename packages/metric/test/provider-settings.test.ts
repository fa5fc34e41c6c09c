import { ADAPTERS } from '../src/adapters';
import { PROVIDER_KINDS } from '../src/provider-settings';

it('each kind of provider has its row', () => {
  expect(Object.keys(ADAPTERS)).toEqual([...PROVIDER_KINDS]);
});
