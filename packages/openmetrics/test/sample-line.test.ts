import { parseSample } from '../src/sample-line';

describe('parseSample', () => {
  it.each([
    [' 5', 5],
    ['\t5  ', 5],
    [' 5 1395066363000', 5],
    ['{a="1"} 5', 5],
    ['{a="1"}5', 5],
    ['{a="1"} 5 -1395', 5],
    [' +Inf', Number.POSITIVE_INFINITY],
    [' NaN', Number.NaN],
  ])('in the older format: %j', (line, value) => {
    expect(parseSample('a', line, 'prometheus')).toMatchObject({ name: 'a', value });
  });

  it.each([
    ' 5 1395066363.123',
    '{le="1"} 5 # {trace_id="abc"} 0.67',
    '{le="1"} 5 1.5e9 # {trace_id="a # }"} 0.67 1520879607.789',
    ' 5 # {} 0.67',
  ])('in OpenMetrics: %j', (line) => {
    expect(parseSample('a', line, 'openmetrics')).toMatchObject({ value: 5 });
  });

  it.each([
    ['', 'is not a number'],
    [' ', 'is not a number'],
    [' five', 'is not a number'],
    ['{a="1"}', 'is not a number'],
    [' 5 now', 'after its value'],
    [' 5 1395066363.5', 'after its value'],
    [' 5 # {trace_id="abc"} 1', 'after its value'],
    ['{"b"} 5', 'two names'],
    ['{a="\0"} 5', 'zero byte'],
  ])('%j is none', (line, problem) => {
    expect(parseSample('a', line, 'prometheus')).toContain(problem);
  });

  it('is done at once with a mebibyte of braces behind a value', () => {
    const line = ` 5 # {${'}'.repeat(1024 * 1024)} a b c`;
    expect(parseSample('a', line, 'openmetrics')).toContain('after its value');
  });

  it.each(['5a', 'a-b', '<html>', 'é'])('%s names no metric', (name) => {
    expect(parseSample(name, ' 5', 'prometheus')).toContain('is not a metric name');
  });

  it('reads a name in quotes', () => {
    expect(parseSample('', '{"http.requests",code="1"} 5', 'prometheus')).toEqual({
      name: 'http.requests',
      labels: ['code', '1'],
      value: 5,
    });
    expect(parseSample('', '{code="1","http.requests"} 5', 'prometheus')).toMatchObject({ name: 'http.requests' });
    expect(parseSample('', '{code="1"} 5', 'prometheus')).toContain('is not a metric name');
  });
});
