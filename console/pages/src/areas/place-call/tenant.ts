import { useQuery } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { callingCodeOf, exampleOf, phoneOf } from '~/kit/phone';
import { useUser } from '~/kit/session';
import { cleaned, type Order } from './order';

export type Tenant = Schema<'TenantView'>;

/** The tenant of an order: that of its campaign, the chosen one, or the own one of a seller; undefined while unknown. */
export function useTenantOf(order: Pick<Order, 'route' | 'campaignId' | 'tenantId'>): Tenant | undefined {
  const own = useUser().tenantId ?? null;
  const campaignId = order.route === 'campaign' ? order.campaignId : null;
  const campaign = useQuery({
    queryKey: ['campaigns', 'one', campaignId, 'tenant'],
    queryFn: () =>
      body(api.GET('/api/v1/campaigns/{id}', { params: { path: { id: campaignId as string } } })),
    enabled: campaignId !== null,
    retry: false,
  });
  const id = own ?? (campaignId === null ? order.tenantId : (campaign.data?.tenantId ?? null));
  const tenant = useQuery({
    queryKey: ['tenants', 'one', id, 'order'],
    queryFn: () => body(api.GET('/api/v1/tenants/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== null,
    retry: false,
  });
  return tenant.data;
}

/** A number that the tenant may call, or at least how one of its country begins; null if neither is known. */
export function exampleFor(tenant: Pick<Tenant, 'country'>): { example: string } | { code: string } | null {
  const example = exampleOf(tenant.country);
  if (example !== null) return { example };
  const code = callingCodeOf(tenant.country);
  return code === null ? null : { code };
}

/** How a number is written within its country, by its digits: with the part that follows the calling code. */
const NATIONAL: Record<string, RegExp> = {
  US: /^1?([2-9]\d{9})$/,
  CA: /^1?([2-9]\d{9})$/,
  GB: /^0(\d{9,10})$/,
  FR: /^0([1-9]\d{8})$/,
  AU: /^0([2-478]\d{8})$/,
  DE: /^0([1-9]\d{6,10})$/,
  ES: /^([5-9]\d{8})$/,
  PT: /^([29]\d{8})$/,
  MX: /^(\d{10})$/,
  CL: /^(\d{9})$/,
  CO: /^([36]\d{9})$/,
};

/** The number with its country code; as it is where the national form of the country is not known here. */
export function internationalOf(text: string, country: string | undefined): string {
  const number = cleaned(text);
  const national = country === undefined ? null : NATIONAL[country]?.exec(number);
  const code = national && country !== undefined ? callingCodeOf(country) : null;
  return code === null ? number : `${code}${national?.[1]}`;
}

/** What a tenant would have to allow so that it may call a number: the calling code of the number's country. */
export function toAllow(number: string, country?: string): { code: string; region: string } | null {
  const { region } = phoneOf(internationalOf(number, country));
  const code = region === null ? null : callingCodeOf(region);
  return region === null || code === null ? null : { code, region };
}
