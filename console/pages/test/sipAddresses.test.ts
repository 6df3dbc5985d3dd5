import { expect, test } from 'vitest';
import { sipAddressesOf, sipAddressText, sipTexts } from '~/kit/sipAddresses';
import { translator } from '~/kit/texts';

const t = translator(sipTexts, 'en');
const node = (name: string, ...sipAddresses: [transport: string, host: string, port: number][]) => ({
  node: name,
  configuration: {
    sipAddresses: sipAddresses.map(([transport, host, port]) => ({ transport, host, port })),
  },
});
const shown = (...nodes: Parameters<typeof sipAddressesOf>[0]) =>
  sipAddressesOf(nodes).map((address) => sipAddressText(address, t));

test('an address has all its transports, UDP first', () => {
  const listens = node(
    'ast1',
    ['tcp', '192.0.2.5', 5060],
    ['tls', '192.0.2.5', 5061],
    ['udp', '192.0.2.5', 5060],
  );
  expect(shown(listens)).toEqual(['192.0.2.5:5060 (UDP, TCP)', '192.0.2.5:5061 (TLS)']);
});

test('the address of all interfaces is none that others can use', () => {
  expect(shown(node('ast1', ['udp', '0.0.0.0', 5060]), node('ast2', ['udp', '::', 5070]))).toEqual([
    'port 5060 of node ast1 (UDP)',
    'port 5070 of node ast2 (UDP)',
  ]);
  expect(shown(node('ast1', ['udp', '2001:db8::5', 5060]))).toEqual(['[2001:db8::5]:5060 (UDP)']);
});

test('a node that does not report its addresses is named', () => {
  expect(
    shown({ node: 'ast1', configuration: null }, { node: 'ast2', configuration: { sipAddresses: null } }),
  ).toEqual(['the SIP address of node ast1', 'the SIP address of node ast2']);
});
