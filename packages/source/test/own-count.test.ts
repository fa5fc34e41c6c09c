import { OwnRequests } from '@deploy-actions/source';
import { ownMeasurements } from '../src/own-count';

const instances = [
  { name: 'a', url: 'http://127.0.0.1:1/' },
  { name: 'b', url: 'http://127.0.0.1:2/' },
];

describe('ownMeasurements', () => {
  it('counts for each reader of each instance by itself', () => {
    const begin = ownMeasurements({ instances, ownRequests: 'counted' }, 2);
    const measured = (at: number, isAnswered = true) => {
      const { end, counts } = begin(at);
      end(isAnswered);
      return counts;
    };
    const first = measured(0);
    for (const count of first) count.settle();
    measured(0, false);
    const [one, two] = measured(0);
    expect(one?.upTo(false)).toEqual({ sure: 1, unsure: 1 });
    one?.settle();
    const [again, later] = measured(0);
    expect(again?.upTo(false)).toEqual({ sure: 1, unsure: 0 });
    expect([two?.upTo(false), later?.upTo(false)].at(1)).toEqual({ sure: 2, unsure: 1 });
    expect(measured(1)[0]?.upTo(false)).toEqual({ sure: 0, unsure: 0 });
  });

  it('adds the requests that others make', () => {
    const requests = new OwnRequests();
    const begin = ownMeasurements({ instances, ownRequests: 'counted' }, 1, requests);
    const { end, counts } = begin(0);
    end(true);
    counts[0]?.settle();
    requests.end(requests.begin({ url: 'http://127.0.0.1:1/healthz' }), true);
    const second = begin(0);
    second.end(true);
    expect(second.counts[0]?.upTo(false)).toEqual({ sure: 2, unsure: 0 });
  });

  it('counts nothing where the service does not', () => {
    expect(ownMeasurements({ instances }, 2)(0).counts).toEqual([]);
  });
});
