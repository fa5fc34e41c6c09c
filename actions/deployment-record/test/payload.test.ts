import fc from 'fast-check';
import { decodePayload, encodePayload, type Payload } from '../src/payload';

const payloads: fc.Arbitrary<Payload> = fc.record({
  service: fc.string(),
  kind: fc.constantFrom('deploy', 'rollback', 'hotfix'),
  version: fc.string({ minLength: 1 }),
  number: fc.nat(),
  runId: fc.string(),
  runAttempt: fc.nat(),
  deployedBy: fc.string(),
  gitRef: fc.string(),
  commitSource: fc.constantFrom('ref', 'version', 'pull-request', 'run', ''),
  rollbackOf: fc.string(),
  services: fc.array(fc.string()),
  previousVersion: fc.string(),
  lastGoodVersion: fc.string(),
  lastGoodDeploymentId: fc.option(fc.nat(), { nil: undefined }),
});

describe('payload', () => {
  it('comes back from GitHub as it was sent', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(decodePayload(JSON.parse(JSON.stringify(encodePayload(payload))))).toEqual(payload);
      }),
    );
  });

  it('is ours or nothing, whatever somebody else has written', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(decodePayload(value)).toBeUndefined();
      }),
    );
  });

  it('survives fields of another type under our schema', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('number', 'services', 'run_attempt', 'kind'), fc.anything()), (odd) => {
        const decoded = decodePayload({ ...odd, schema: 'deploy-actions/deployment/1', version: 'v1' });
        expect(decoded).toMatchObject({ version: 'v1', number: expect.any(Number), services: expect.any(Array) });
      }),
    );
  });
});
