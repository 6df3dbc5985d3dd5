import { useQuery } from '@tanstack/react-query';
import type { Schema } from '~/api/client';
import { campaignQuery, tenantQuery } from '~/kit/entities';
import { internationalOf } from '~/kit/national';
import { callingCodeOf, exampleOf, phoneOf } from '~/kit/phone';
import { useUser } from '~/kit/session';
import type { Order } from './order';

export type Tenant = Schema<'TenantView'>;

/** The tenant of an order: that of its campaign, the chosen one, or the own one of a seller; undefined while unknown. */
export function useTenantOf(order: Pick<Order, 'route' | 'campaignId' | 'tenantId'>): Tenant | undefined {
  const own = useUser().tenantId ?? null;
  const campaignId = order.route === 'campaign' ? order.campaignId : null;
  const campaign = useQuery({
    ...campaignQuery(campaignId ?? ''),
    enabled: campaignId !== null,
    retry: false,
  });
  const id = own ?? (campaignId === null ? order.tenantId : (campaign.data?.tenantId ?? null));
  return useQuery({ ...tenantQuery(id ?? ''), enabled: id !== null, retry: false }).data;
}

/** A number that the tenant may call, or at least how one of its country begins; null if neither is known. */
export function exampleFor(tenant: Pick<Tenant, 'country'>): { example: string } | { code: string } | null {
  const example = exampleOf(tenant.country);
  if (example !== null) return { example };
  const code = callingCodeOf(tenant.country);
  return code === null ? null : { code };
}

/** What a tenant would have to allow so that it may call a number: the calling code of the number's country. */
export function toAllow(number: string, country?: string): { code: string; region: string } | null {
  const { region } = phoneOf(internationalOf(number, country));
  const code = region === null ? null : callingCodeOf(region);
  return region === null || code === null ? null : { code, region };
}
