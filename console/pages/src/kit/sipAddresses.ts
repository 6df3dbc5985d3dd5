import { useQuery } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { defineTexts, type Translate, useTexts } from './texts';

export const sipTexts = defineTexts(
  'sip-addresses',
  {
    at: '{{address}} ({{transports}})',
    anywhere: 'port {{port}} of node {{node}} ({{transports}})',
    unknown: 'the SIP address of node {{node}}',
  },
  {
    at: '{{address}} ({{transports}})',
    anywhere: 'el puerto {{port}} del nodo {{node}} ({{transports}})',
    unknown: 'la dirección SIP del nodo {{node}}',
  },
);

export interface SipAddress {
  node: string;
  /** Null for all interfaces of the node: which address others reach is not known here. */
  host: string | null;
  port: number | null;
  transports: string[];
}

type Node = {
  node: string;
  configuration: Pick<NonNullable<Schema<'NodeView'>['configuration']>, 'sipAddresses'> | null;
};

/** Where the nodes listen for SIP, a line for each address; the transports of one address together. */
export function sipAddressesOf(nodes: Node[]): SipAddress[] {
  return nodes.flatMap(({ node, configuration }) => {
    const listens = configuration?.sipAddresses ?? [];
    if (listens.length === 0) return [{ node, host: null, port: null, transports: [] }];
    const byAddress = new Map<string, SipAddress>();
    // Most clients and carriers use UDP, so it comes first.
    for (const { transport, host, port } of [...listens].sort((a, b) => rank(a) - rank(b))) {
      const same = byAddress.get(`${host} ${port}`);
      if (same) same.transports.push(transport.toUpperCase());
      else {
        const one = { node, host: isEvery(host) ? null : host, port, transports: [transport.toUpperCase()] };
        byAddress.set(`${host} ${port}`, one);
      }
    }
    return [...byAddress.values()];
  });
}

const isEvery = (host: string) => host === '0.0.0.0' || host === '::';
const ORDER = ['udp', 'tcp', 'tls'];
const rank = ({ transport }: { transport: string }) =>
  ORDER.includes(transport) ? ORDER.indexOf(transport) : ORDER.length;

/** One address as people read it, such as `192.0.2.5:5060 (UDP, TCP)`. */
export function sipAddressText(
  { node, host, port, transports }: SipAddress,
  t: Translate<typeof sipTexts.en>,
): string {
  if (port === null) return t('unknown', { node });
  const shown = transports.join(', ');
  if (host === null) return t('anywhere', { port: String(port), node, transports: shown });
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return t('at', { address, transports: shown });
}

/** Where phone systems and carriers reach the nodes, as lines to read; empty until the nodes are read. */
export function useSipAddresses(): string[] {
  const t = useTexts(sipTexts);
  const nodes = useQuery({
    queryKey: ['sip-addresses'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/nodes', { params: { query: { limit: 50 } }, signal })),
    staleTime: 60_000,
  });
  return sipAddressesOf(nodes.data?.items ?? []).map((address) => sipAddressText(address, t));
}
