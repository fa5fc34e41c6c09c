import { ACCEPTED, formatOf } from '../src/format';

describe('formatOf', () => {
  it.each([
    ['application/openmetrics-text; version=1.0.0; charset=utf-8', 'openmetrics'],
    ['text/plain; version=0.0.4; charset=utf-8', 'prometheus'],
    ['Text/Plain;version=1.0.0;escaping=allow-utf-8', 'prometheus'],
    ['', 'prometheus'],
    [undefined, 'prometheus'],
    ['text/html; charset=utf-8', undefined],
    ['application/json', undefined],
    ['application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily', undefined],
  ])('%s: %s', (contentType, expected) => {
    expect(formatOf(contentType)).toBe(expected);
  });

  it('asks for OpenMetrics first, and for no protobuf', () => {
    expect(ACCEPTED).toMatch(/^application\/openmetrics-text;version=1\.0\.0;q=0\.9,text\/plain/);
    expect(ACCEPTED).not.toContain('protobuf');
  });
});
