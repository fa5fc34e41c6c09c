import { parseCloudwatch } from '../src/cloudwatch-query';

const stat = (name: string) => ({
  Metric: {
    Namespace: 'AWS/ApplicationELB',
    MetricName: name,
    Dimensions: [{ Name: 'LoadBalancer', Value: 'app/x/1' }],
  },
  Period: 60,
  Stat: 'Sum',
});

describe('parseCloudwatch', () => {
  it('adds up one metric a line', () => {
    const text =
      'AWS/ApplicationELB/A{LoadBalancer=app/x/1}:Sum\n\n AWS/ApplicationELB/B{ LoadBalancer = app/x/1 }:Sum';
    expect(parseCloudwatch(text, 'q0', 60)).toEqual({
      ids: ['q0_0', 'q0_1'],
      queries: [
        { Id: 'q0_0', MetricStat: stat('A'), ReturnData: true },
        { Id: 'q0_1', MetricStat: stat('B'), ReturnData: true },
      ],
    });
  });

  it('takes metric math over metrics that have names', () => {
    const text = "a = AWS/ApplicationELB/A{LoadBalancer=app/x/1}:Sum\nFILL(a, 0) / MAX('a')";
    expect(parseCloudwatch(text, 'q1', 60)).toEqual({
      ids: ['q1_1'],
      queries: [
        { Id: 'q1_a', MetricStat: stat('A'), ReturnData: false },
        { Id: 'q1_1', Expression: "FILL(q1_a, 0) / MAX('a')", Period: 60, ReturnData: true },
      ],
    });
  });

  it('takes metrics without dimensions and percentiles', () => {
    expect(parseCloudwatch('My App/Latency:p99.9', 'q', 60)).toEqual({
      ids: ['q_0'],
      queries: [
        {
          Id: 'q_0',
          MetricStat: {
            Metric: { Namespace: 'My App', MetricName: 'Latency', Dimensions: [] },
            Period: 60,
            Stat: 'p99.9',
          },
          ReturnData: true,
        },
      ],
    });
  });

  it.each([
    ['', 'requests none'],
    ['a = AWS/ELB/A:Sum', 'requests none'],
    ['a = b + c\na', 'b + c is not Namespace/Metric'],
    ['nonsense\nAWS/ELB/A:Sum', 'nonsense is not Namespace/Metric'],
    ['a = AWS/ELB/A:Sum\na = AWS/ELB/B:Sum\na', 'a is defined twice'],
  ])('%j: %s', (text, problem) => {
    expect(parseCloudwatch(text, 'q', 60)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
