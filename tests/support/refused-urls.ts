import type { UrlFault } from '../../src/domain/delivery/url-fault.ts';

/** Addresses that are not of the internet, in the notations that URLs know for them. */
const privateHosts: readonly string[] = [
  // Loopback: dotted, short, decimal, octal, hexadecimal, mixed, with leading zeros and dots.
  ...['127.0.0.1', '127.0.0.2', '127.1', '127.0.1', '127.255.255.255', '2130706433'],
  ...['017700000001', '0x7f000001', '0x7f.1', '0x7F.0x0.0x0.0x1', '0177.0.0.1', '0177.0.0.01'],
  ...['0x7f.0.0.1', '127.0x1', '127.0.0x1', '0177.1', '0x7f.0177', '127.0.0.1.', '127.0.0.0x'],
  ...['0x7f000001.', '000000000000177.0.0.1', '0x000000007f.0.0.1', '127.000.000.001'],
  ...['%31%32%37.0.0.1', '127%2e0%2e0%2e1', '%30x7f.1', '１２７.０.０.１', '１２７．０．０．１'],
  ...['127。0。0。1', '127｡0｡0｡1', '①②⑦.⓪.⓪.①', '𝟏𝟐𝟕.𝟎.𝟎.𝟏', '127.0.0.1。', '0𝐱7f.1', '０ｘ７ｆ.1'],
  ...['127.0.0.¹', '²130706433', '127\u00ad.0.0.1', '1\u200b27.0.0.1', '127.0.0.\ufeff1'],
  // This network and everybody.
  ...['0.0.0.0', '0', '0x0', '00', '0.0.0.1', '0.1', '0.255.255.255', '255.255.255.255'],
  ...['4294967295', '0xffffffff', '037777777777'],
  // Private networks (RFC 1918).
  ...['10.0.0.1', '10.1', '10.255.255.255', '167772161', '0xa000001', '012.0.0.1', '0xa.0.0.1'],
  ...['172.16.0.1', '172.31.255.255', '172.16.1', '2886729729', '0xac100001', '0254.020.0.1'],
  ...['192.168.0.1', '192.168.1', '192.168.255.255', '3232235521', '0xc0a80001', '0300.0250.0.1'],
  // Link-local, and what clouds answer there.
  ...['169.254.169.254', '169.254.43518', '169.16689662', '2852039166', '0xa9fea9fe'],
  ...['0xa9.0xfe.0xa9.0xfe', '0251.0376.0251.0376', '025177524776', '169.254.0.1'],
  ...['１６９.２５４.１６９.２５４', '169。254。169。254', '169.254.170.2', '100.100.100.200'],
  ...['192.0.0.192', '168.63.129.16', '2822734096', '0xa83f8110'],
  // Shared by carriers, for benchmarks, for books, for protocols, for many, and for later.
  ...['100.64.0.1', '100.127.255.255', '1681915905', '198.18.0.1', '198.19.255.255', '192.0.2.1'],
  ...['198.51.100.1', '203.0.113.1', '192.0.0.1', '192.0.0.170', '192.88.99.1', '192.31.196.1'],
  ...['192.52.193.1', '192.175.48.1', '224.0.0.1', '239.255.255.255', '3758096385', '240.0.0.1'],
  ...['250.1.2.3', '0xf0000001'],
  // IPv6: nobody, loopback, link-local, site-local, unique local, many, books, discarded.
  ...['[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
  ...['[::0001]', '[0::1]', '[::0.0.0.1]', '[fe80::1]', '[FE80::1]', '[febf::1]', '[fec0::1]'],
  ...['[feff::1]', '[fc00::1]', '[fd00::1]', '[fdff:ffff::1]', '[fd00:ec2::254]'],
  ...['[fd20:ce::254]', '[fd00:42::42]', '[ff02::1]', '[ff05::1:3]', '[ff0e::1]'],
  ...['[2001:db8::1]', '[2001:0db8:0:0::1]', '[3fff::1]', '[100::1]', '[100:0:0:1::1]'],
  ...['[5f00::1]', '[4000::1]', '[8000::1]', '[1::1]'],
  // IPv4 in IPv6: mapped, translated, compatible, NAT64, 6to4, Teredo, ISATAP of a private prefix.
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::FFFF:7F00:0001]', '[0:0:0:0:0:ffff:7f00:1]'],
  ...['[0:0:0:0:0:ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '[::ffff:a00:1]', '[::ffff:c0a8:1]'],
  ...['[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[::ffff:172.16.0.1]', '[::ffff:0.0.0.0]'],
  ...['[::ffff:100.64.0.1]', '[::ffff:93.184.216.34]', '[::ffff:0:127.0.0.1]', '[::ffff:0:7f00:1]'],
  ...['[::127.0.0.1]', '[::7f00:1]', '[::a9fe:a9fe]', '[::10.0.0.1]', '[::93.184.216.34]'],
  ...['[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b::808:808]'],
  ...['[64:ff9b:1::10.0.0.1]', '[64:ff9b:1:ffff::1]', '[2002:7f00:1::]', '[2002:7f00:0001::1]'],
  ...['[2002:a9fe:a9fe::]', '[2002:c0a8:1::1]', '[2002:808:808::1]', '[2001::1]'],
  ...['[2001:0:7f00:1::]', '[2001:0:4136:e378:8000:63bf:3fff:fdd2]', '[fe80::5efe:10.0.0.1]'],
  ...['[2001:2::1]', '[2001:3::1]', '[2001:10::1]', '[2001:20::1]', '[2001:30::1]'],
  ...['[2001:4:112::1]', '[2620:4f:8000::1]', '[2001:1::1]'],
];

/** Names that mean something inside a network only, also written so that they look otherwise. */
const innerHosts: readonly string[] = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'ⓛocalhost', 'ｌｏｃａｌｈｏｓｔ', 'loc%61lhost'],
  ...[
    'ｌｏｃａｌｈｏｓｔ。',
    'l\u00adocalhost',
    'local\u200bhost',
    'app.localhost',
    'a.b.localhost.',
  ],
  ...['localhost.localdomain', 'db.localdomain', 'intranet', 'router', 'db', 'kubernetes'],
  ...['kubernetes.default.svc', 'redis.default.svc.cluster.local'],
  ...['printer.local', 'printer.LOCAL.', 'printer。local', 'metadata', 'metadata.google.internal'],
  ...['METADATA.google.INTERNAL', 'metadata.google.internal.', 'metadata.goog', 'instance-data'],
  ...[
    'instance-data.ec2.internal',
    'ip-10-0-0-1.eu-west-1.compute.internal',
    'host.docker.internal',
  ],
  ...[
    'x.intranet',
    'x.private',
    'x.corp',
    'x.home',
    'x.lan',
    'nas.home.arpa',
    'home.arpa',
    '.',
    '..',
  ],
];

const brokenUrls: readonly string[] = [
  ...[
    '',
    ' ',
    'hook',
    '//93.184.216.34/',
    '/hook',
    'https:',
    'https://',
    'https:///',
    'https://?a',
  ],
  ...['https:hooks.example.com', 'https:/hooks.example.com', 'https:///hooks.example.com'],
  ...[
    'https:\\\\hooks.example.com',
    'https://hooks.example.com\\@127.0.0.1/',
    'https:/\\127.0.0.1/',
  ],
  ...[
    'https://127.0.0.1\\.hooks.example.com/',
    'https://hooks.example.com\t/',
    '\thttps://a.example/',
  ],
  ...[
    'https://127.0.0.1\n.hooks.example.com/',
    'https://hooks.example.com/\r\nHost: a',
    'ht\ntps://a.b',
  ],
  ...[
    'https://hooks.example.com/\u0000',
    'https://hooks.example.com/ HTTP/1.1',
    'https://a\u3000b.com/',
  ],
  ...[
    'https://[::1',
    'https://::1/',
    'https://[::1]x/',
    'https://[fe80::1%25eth0]/',
    'https://[::1%lo]/',
  ],
  ...['https://[fe80::1%eth0]/', 'https://[::ffff:999.0.0.1]/', 'https://[1:2:3]/', 'https://[]/'],
  ...[
    'https://127.0.0.1.1/',
    'https://256.256.256.256/',
    'https://0x100000000/',
    'https://1.2.3.08/',
  ],
  ...['https://hooks.example.0x7f/', 'https://localhost%00.example.com/'],
  ...[
    'https://hooks%2f.example.com/',
    'https://hooks%40.example.com/',
    'https://hooks%23.example.com',
  ],
  ...[
    'https://hooks<.example.com/',
    'https://ho|oks.example.com/',
    'https://xn--a.example.com.x--/',
  ],
  ...['https://hooks..example.com/', 'https://.hooks.example.com/', 'https://hooks.example.com./'],
  ...[
    'https://hooks.example.com../',
    'https://xn--\u0000.com/',
    'https://hooks.example.com:65536/',
  ],
  ...['https://hooks.example.com:-443/', 'https://hooks.example.com:44a/', 'https://a:b:443/'],
  ...['https://hooks.example.c/', `https://${'a'.repeat(64)}.example.com/`],
  `https://${'hooks.'.repeat(50)}example.com/`,
];

const withPort = (port: string) => `https://hooks.example.com:${port}/`;

/** URLs that nothing may be posted to, by what is wrong with them; 127.0.0.1 stands for a victim. */
export const refusedUrls: Readonly<Record<UrlFault, readonly string[]>> = {
  private_address: [
    ...[...privateHosts, ...innerHosts].map((host) => `https://${host}/hook`),
    ...[
      'https://127.0.0.1:443/',
      'https://[::1]:8443/',
      'HTTPS://LOCALHOST/',
      'https://127.0.0.1?a',
    ],
    ...['https://127.0.0.1#@hooks.example.com/', 'https://127.0.0.1/@hooks.example.com'],
    ...['https://127.0.0.1?@hooks.example.com/', 'https://localhost:/'],
  ],
  credentials: [
    ...['https://hooks.example.com@127.0.0.1/', 'https://hooks.example.com:443@127.0.0.1/'],
    ...['https://hooks.example.com%2f@127.0.0.1/', 'https://hooks.example.com%23@127.0.0.1/'],
    ...['https://user:password@hooks.example.com/', 'https://@127.0.0.1/', 'https://:@127.0.0.1/'],
    ...[
      'https://a@b@127.0.0.1/',
      'https://user@hooks.example.com/',
      'https://:x@hooks.example.com/',
    ],
    ...['https://127.0.0.1:443@hooks.example.com/', 'https://[::1]@hooks.example.com/'],
  ],
  scheme: [
    ...[
      'http://hooks.example.com/',
      'http://127.0.0.1/',
      'HTTP://169.254.169.254/latest/meta-data/',
    ],
    ...['ftp://127.0.0.1/', 'file:///etc/passwd', 'file://127.0.0.1/c', 'gopher://127.0.0.1:25/x'],
    ...[
      'ws://127.0.0.1/',
      'wss://127.0.0.1/',
      'data:text/plain,hook',
      'javascript:alert(1)',
      'a:b',
    ],
    ...[
      'mailto:a@127.0.0.1',
      'unix:/run/docker.sock',
      'http+unix://%2frun%2fdocker.sock/',
      'blob:x',
    ],
    ...['ldap://127.0.0.1/', 'dict://127.0.0.1:6379/info'],
    ...['view-source:https://hooks.example.com/', 'jar:https://127.0.0.1!/'],
  ],
  port: [
    ...[
      '80',
      '22',
      '25',
      '0',
      '1',
      '6379',
      '8080',
      '65535',
      '2375',
      '9200',
      '444',
      '00022',
      '8444',
    ],
  ].map(withPort),
  not_a_url: brokenUrls,
  too_long: [
    `https://hooks.example.com/${'a'.repeat(2000)}`,
    `https://hooks.example.com/${'字'.repeat(300)}`,
    `https://127.0.0.1/${'a'.repeat(5000)}`,
  ],
};

/** URLs that may be posted to, as far as their form can tell. */
export const goodUrls: readonly string[] = [
  ...[
    'https://hooks.example.com',
    'https://hooks.example.com/',
    'HTTPS://HOOKS.example.COM/A?b=c#d',
  ],
  ...[
    'https://hooks.example.com:443/a',
    'https://hooks.example.com:8443/a',
    'https://93.184.216.34/',
  ],
  ...['https://hooks.example.com:/', 'https://hooks.example.com:0443/', 'https://8.8.8.8:8443/'],
  ...['https://[2606:4700::6810:84e5]/', 'https://[2a00:1450:4001:830::200e]:8443/a'],
  ...['https://bücher.example/a', 'https://xn--bcher-kva.example/', 'https://支付.中国/钩子?甲=乙'],
  ...[
    'https://a.b.c.d.e.example.co.uk/',
    'https://my_hooks.example.com/',
    'https://a-b.example.io/@x',
  ],
  ...['https://hooks.example.com/?url=http://127.0.0.1/', 'https://127.0.0.1.hooks.example.com/'],
  ...[
    'https://localhost.example.com/',
    'https://internal.example.com/',
    'https://local.example.org/',
  ],
  ...['https://172.32.0.1/', 'https://11.0.0.1/', 'https://100.128.0.1/', 'https://192.169.0.1/'],
  ...['https://hooks.example.com/%0d%0a', `https://hooks.example.com/${'a'.repeat(1900)}`],
];
