import { IllegalAddress, parseAddress, parseNamedAddress, repeatedNames } from '@deploy-actions/action';
import fc from 'fast-check';

function faultOf(text: string, rules?: Parameters<typeof parseAddress>[1]): string {
  try {
    return `accepted: ${parseAddress(text, rules).url}`;
  } catch (error) {
    if (!(error instanceof IllegalAddress)) throw error;
    return error.fault;
  }
}

const ambiguous = [
  ['', 'empty'],
  ['http://127.0.0.1:8000/ http://127.0.0.1:9/health', 'two-addresses'],
  ['http://a.example/\thttp://b.example/', 'two-addresses'],
  ['http://a.example/\nhttp://b.example/', 'two-addresses'],
  ['http://a.example/,http://b.example/', 'two-addresses'],
  ['http://a.example/?next=https://b.example/', 'two-addresses'],
  ['http://a.example/a b', 'white-space'],
  ['http://a.example/health # web', 'white-space'],
  ['http://a.example/\u00a0b', 'white-space'],
  ['- http://a.example/', 'list-mark'],
  ['"http://a.example/"', 'quotes'],
  ['[http://a.example/]', 'quotes'],
  ['http://a.ex\u200bample/', 'control-character'],
  ['http://a.example/\u0000', 'control-character'],
  ['http://a.example/\ud800', 'control-character'],
  ['http://${{ vars.HOST }}/', 'expression'],
  ['http://$HOST/health', 'variable'],
  ['http://${HOST}/health', 'variable'],
  ['http://a.example:$PORT/', 'variable'],
  ['http://a.example/${NAME}', 'variable'],
  ['http://a.example/?x=${NAME}', 'variable'],
  ['http:\\\\a.example\\health', 'backslash'],
  ['http://a.example/a\\b', 'backslash'],
  ['http:/a.example/', 'slashes'],
  ['http:a.example', 'slashes'],
  ['ftp://a.example/', 'scheme'],
  ['htps://a.example/', 'scheme'],
  ['a.example/health', 'no-scheme'],
  ['127.0.0.1:8080/health', 'no-scheme'],
  ['javascript:alert(1)', 'no-scheme'],
  ['https://user:hunter2@a.example/', 'login'],
  ['https://token@a.example/', 'login'],
  ['https:///health', 'empty-host'],
  ['https://', 'empty-host'],
  ['https://?x', 'empty-host'],
  ['http://:8080/health', 'empty-host'],
  ['http://127.0.0.1:/health', 'empty-port'],
  ['http://[::1]:/health', 'empty-port'],
  ['http://a.example:0/', 'port'],
  ['http://a.example:65536/', 'port'],
  ['http://a.example:080/', 'port'],
  ['http://a.example:80x/', 'port'],
  ['http://a.example:{port}/', 'port'],
  ['http://::1/', 'empty-host'],
  ['http://2001:db8::1/', 'ipv6-brackets'],
  ['http://a.example:80:81/', 'ipv6-brackets'],
  ['http://[::1/', 'ipv6'],
  ['http://[::1]x/', 'ipv6'],
  ['http://[10.0.0.1]/', 'ipv6'],
  ['http://[fe80::1%eth0]/', 'ipv6'],
  ['http://0x7f.1/', 'ipv4'],
  ['http://127.1/', 'ipv4'],
  ['http://2130706433/', 'ipv4'],
  ['http://127.0.0.01/', 'ipv4'],
  ['http://10.0.0.256/', 'ipv4'],
  ['http://127.0.0.1./', 'ipv4'],
  ['http://b\u00fccher.example/', 'non-ascii-host'],
  ['http://a.ex%61mple/', 'host'],
  ['http://a..example/', 'host'],
  ['http://{host}/', 'host'],
  ['http://a.example/#/health', 'fragment'],
  ['http://a.example/gr\u00fcn', 'character'],
  ["http://a.example/?x='y'z", 'character'],
  ['http://a.example/{a}', 'character'],
  ['http://a.example/?a|b', 'character'],
  ['http://a.example/100%', 'percent'],
  ['http://a.example/a?', 'empty-query'],
  ['http://a.example/a/../b', 'dot-segment'],
  ['http://a.example/./b', 'dot-segment'],
  ['http://a.example/%2E%2e/b', 'dot-segment'],
  ['http://a.example/health,', 'trailing-mark'],
  ["http://a.example/health'", 'trailing-mark'],
] as const;

const plain = [
  ['https://a.example', 'https://a.example/', 'a.example'],
  ['http://a.example?x=1', 'http://a.example/?x=1', 'a.example'],
  ['HTTP://A.Example/Health', 'http://a.example/Health', 'a.example/Health'],
  ['http://a.example:80/', 'http://a.example/', 'a.example'],
  ['http://127.0.0.1:8080/health', 'http://127.0.0.1:8080/health', '127.0.0.1:8080/health'],
  ['http://[2001:DB8:0::1]:8080/h', 'http://[2001:db8::1]:8080/h', '[2001:db8::1]:8080/h'],
  ['http://my_app.internal./h', 'http://my_app.internal./h', 'my_app.internal./h'],
  [
    "https://a.example/a%2Fb//c...d/$metadata/it's;v=1?q[x]=a+b&t=%20?",
    "https://a.example/a%2Fb//c...d/$metadata/it's;v=1?q[x]=a+b&t=%20?",
    "a.example/a%2Fb//c...d/$metadata/it's;v=1",
  ],
] as const;

describe('parseAddress', () => {
  it.each(ambiguous)('refuses %j: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it.each(plain)('accepts %s', (text, url, label) => {
    expect(parseAddress(text)).toEqual({ url, label });
  });

  it('names the cause and the cure, and neither a query nor a login', () => {
    expect(() => parseAddress('http://a.example:/health?token=hunter2')).toThrow(
      expect.objectContaining({
        message: 'a URL. Write the port, or leave the colon out; check the variable that holds the port',
        found: '"http://a.example:/health?…" (an empty port)',
      }),
    );
    for (const text of [
      'https://user:hunter2@a.example/',
      'htps://user:hunter2@a.example/',
      'https://user:hunter2@a.example:port/',
      'https://user:hunter2?x@a.example/ b',
      'https://user:hunter2%40a.example/',
      'user:hunter2@a.example/health',
    ]) {
      expect(() => parseAddress(text)).toThrow(
        expect.objectContaining({ found: expect.stringMatching(/^a text \(not shown\) \((?!.*hunter2)/) }),
      );
    }
  });

  it('shows nothing of a secret', () => {
    expect(() => parseAddress('https:///services/T0/B0/hunter2', { isSecret: true })).toThrow(
      expect.objectContaining({ found: 'a text (not shown) (an empty host)' }),
    );
  });

  it('lets a link have what a browser encodes, and a fragment', () => {
    const link = (text: string) => faultOf(text, { use: 'link' });
    expect(link('https://a.example/gr\u00fcn?q={a|b}#x/y')).toBe(
      'accepted: https://a.example/gr%C3%BCn?q=%7Ba%7Cb%7D#x/y',
    );
    for (const [text, fault] of ambiguous) {
      const isForRequests = ['fragment', 'character', 'percent', 'empty-query', 'trailing-mark'].includes(fault);
      if (!isForRequests) expect([text, link(text)]).toEqual([text, fault]);
    }
  });
});

describe('what is accepted', () => {
  it('keeps the host that was written, whatever the text is', () => {
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.string({ unit: fc.constantFrom(...'aZ09.-_%:[]x$@ ') }));
    fc.assert(
      fc.property(host, (written) => {
        const text = `http://${written}/`;
        if (!faultOf(text).startsWith('accepted')) return;
        const place = written.startsWith('[')
          ? expect.stringMatching(/^\[/)
          : written.toLowerCase().replace(/:80$/, '');
        expect(new URL(parseAddress(text).url).host).toEqual(place);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseNamedAddress', () => {
  it.each([
    ['https://a.example/h?token=x', 'a.example/h', 'https://a.example/h?token=x'],
    ['web-1=https://a.example/?a=b', 'web-1', 'https://a.example/?a=b'],
    ['front end = https://a.example/', 'front end', 'https://a.example/'],
    ['http://a.example?web=1', 'a.example', 'http://a.example/?web=1'],
  ])('%s', (line, name, url) => {
    expect(parseNamedAddress(line)).toEqual({ name, url });
  });

  it.each([
    ['web=', 'empty'],
    ['web=a.example', 'no-scheme'],
    ['=https://a.example/', 'no-scheme'],
    ['a=http://a.example/ b=http://b.example/', 'two-addresses'],
    ['a=b=http://a.example/', 'no-scheme'],
  ])('refuses %j: %s', (line, fault) => {
    expect(() => parseNamedAddress(line)).toThrow(expect.objectContaining({ fault }));
  });
});

it('repeatedNames names each name that stands for several, once', () => {
  expect(repeatedNames(['a', 'b', 'a', 'c', 'a', 'c'].map((name) => ({ name })))).toEqual(['a', 'c']);
});
