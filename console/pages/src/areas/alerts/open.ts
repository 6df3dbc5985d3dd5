import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';

export type Alert = Schema<'Alert'>;

/** The alerts of one kind about one subject that are open. */
export interface OpenAlerts {
  kind: string;
  subject: string;
  /** How many there are. */
  count: number;
  latest: Alert;
}

const DAY_MILLIS = 86_400_000;
const MOST = 200;
const POLL_MILLIS = 60_000;
/** Kinds that begin an outage and end it. Each list is read for itself, so that many of one do not hide another. */
const PAIRS = [
  ['node.unreachable', 'node.back'],
  ['dns.unavailable', 'dns.back'],
  ['carrier.unreachable', 'carrier.back'],
  ['client.unreachable', 'client.back'],
];
const OUTAGES = PAIRS.map(([begin]) => begin);
const RANK = { critical: 0, warning: 1, info: 2 };

/**
 * Which alerts are open: the outage of a node, carrier, client or of DNS until it is over, everything else for a day,
 * since the API has no end of an alert. What only informs is never open.
 */
export function openOf(outages: Alert[], recent: Alert[], now: number): OpenAlerts[] {
  const settled = new Set<string>();
  const open: Alert[] = [];
  for (const alert of newestFirst(outages)) {
    if (settled.has(alert.subject)) continue;
    settled.add(alert.subject);
    if (OUTAGES.includes(alert.kind)) open.push(alert);
  }
  const others = recent.filter(
    (alert) =>
      alert.severity !== 'info' &&
      !OUTAGES.includes(alert.kind) &&
      Date.parse(alert.raisedAt) > now - DAY_MILLIS,
  );
  const groups = new Map<string, OpenAlerts>();
  for (const alert of newestFirst([...open, ...others])) {
    const key = `${alert.kind} ${alert.subject}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { kind: alert.kind, subject: alert.subject, count: 1, latest: alert });
  }
  return [...groups.values()].sort((a, b) => RANK[a.latest.severity] - RANK[b.latest.severity]);
}

const newestFirst = (alerts: Alert[]) =>
  [...alerts].sort((a, b) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt));

export const openQuery = (tenantId: string | null) =>
  queryOptions({
    queryKey: ['alerts', 'open', tenantId],
    queryFn: async ({ signal }) => {
      const tenant = tenantId ? { tenantId } : {};
      const since = new Date(Date.now() - DAY_MILLIS).toISOString();
      const [recent, ...outages] = await Promise.all([
        body(
          api.GET('/api/v1/alerts', {
            params: { query: { severity: ['warning', 'critical'], since, limit: MOST, ...tenant } },
            signal,
          }),
        ),
        ...PAIRS.map((kind) =>
          body(api.GET('/api/v1/alerts', { params: { query: { kind, limit: MOST, ...tenant } }, signal })),
        ),
      ]);
      return openOf(
        outages.flatMap((page) => page.items),
        recent.items,
        Date.now(),
      );
    },
    refetchInterval: POLL_MILLIS,
  });
