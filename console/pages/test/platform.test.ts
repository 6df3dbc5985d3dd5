import { describe, expect, it } from 'vitest';
import { scopesOfRole } from '~/api/generated/scopes';
import { type Alert, openOf } from '~/areas/alerts/open';
import { randomPassword } from '~/areas/users/users';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const alert = (
  kind: string,
  subject: string,
  raisedAt: string,
  severity: Alert['severity'] = 'warning',
): Alert => ({
  alertId: `${kind} ${raisedAt}`,
  kind,
  subject,
  severity,
  raisedAt,
  tenantId: null,
  message: '',
  details: {},
});

describe('open alerts', () => {
  it('keep the outage of a node open until the node is back', () => {
    const away = alert('node.unreachable', 'ast1', '2026-11-01T10:00:00Z', 'critical');
    const back = alert('node.back', 'ast1', '2026-11-01T11:00:00Z', 'info');
    expect(openOf([away], [], NOW).map((one) => one.subject)).toEqual(['ast1']);
    expect(openOf([back, away], [], NOW)).toEqual([]);
  });

  it('keep the outages of carriers and clients open until they are over', () => {
    const carrier = alert('carrier.unreachable', 'c1', '2026-11-01T10:00:00Z', 'critical');
    const client = alert('client.unreachable', 'c2', '2026-11-30T10:00:00Z');
    const back = alert('client.back', 'c2', '2026-11-30T11:00:00Z', 'info');
    expect(openOf([carrier, client], [client], NOW).map((one) => one.subject)).toEqual(['c1', 'c2']);
    expect(openOf([carrier, client, back], [client], NOW).map((one) => one.subject)).toEqual(['c1']);
  });

  it('open an outage again after the node was back', () => {
    const outages = [
      alert('node.unreachable', 'ast1', '2026-11-01T10:00:00Z', 'critical'),
      alert('node.back', 'ast1', '2026-11-01T11:00:00Z', 'info'),
      alert('node.unreachable', 'ast1', '2026-11-02T10:00:00Z', 'critical'),
    ];
    expect(openOf(outages, [], NOW)).toHaveLength(1);
  });

  it('group by kind and subject, the worst first', () => {
    const recent = [
      alert('source.refused', '192.0.2.7', '2026-11-30T09:00:00Z'),
      alert('source.refused', '192.0.2.7', '2026-11-30T10:00:00Z'),
      alert('source.refused', '192.0.2.8', '2026-11-30T08:00:00Z', 'info'),
      alert('source.refused', '192.0.2.9', '2026-11-28T08:00:00Z'),
    ];
    const away = alert('node.unreachable', 'ast1', '2026-11-01T10:00:00Z', 'critical');
    const open = openOf([away], [...recent, away], NOW);
    expect(open.map(({ subject, count }) => [subject, count])).toEqual([
      ['ast1', 1],
      ['192.0.2.7', 2],
    ]);
    expect(open[1]?.latest.raisedAt).toBe('2026-11-30T10:00:00Z');
  });
});

describe('first passwords', () => {
  it('are long enough and differ', () => {
    const passwords = Array.from({ length: 50 }, randomPassword);
    for (const one of passwords) expect(one).toMatch(/^[a-zA-Z2-9]{6}(-[a-zA-Z2-9]{6}){3}$/);
    expect(new Set(passwords).size).toBe(50);
  });
});

describe('scopes of API keys', () => {
  it('are those that the role can use', () => {
    expect(scopesOfRole.admin).toContain('dead-letters:write');
    expect(scopesOfRole.staff).not.toContain('dead-letters:read');
    expect(scopesOfRole.seller).toContain('dids:write');
    expect(scopesOfRole.seller).not.toContain('carriers:read');
  });
});
