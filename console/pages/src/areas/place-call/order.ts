import { cleaned } from '~/kit/national';
import type { Question } from '~/kit/routing/Explanation';

export type Route = 'automatic' | 'campaign' | 'carrier' | 'prefix';
export type Connect = 'hold' | 'client' | 'context';

export interface Order {
  to: string;
  tenantId: string | null;
  from: string | null;
  near: boolean;
  route: Route;
  campaignId: string | null;
  carrier: string | null;
  dialPrefix: string;
  connect: Connect;
  client: string | null;
  context: string;
  reference: string;
  tags: string;
}

/** Shorter numbers are still being typed. */
const LEAST_DIGITS = 8;

/** What to ask routing before the call is placed; null while something is missing, and for a chosen carrier. */
export function questionOf(order: Order, staff: boolean): Omit<Question, 'tried'> | null {
  const number = cleaned(order.to);
  if (number.replaceAll(/\D/g, '').length < LEAST_DIGITS) return null;
  const asked = { direction: 'outbound' as const, number };
  const { route, campaignId } = order;
  if (route === 'campaign') return campaignId ? { ...asked, campaignId } : null;
  if (route === 'carrier' || (staff && !order.tenantId)) return null;
  const tenantId = staff ? order.tenantId : null;
  if (route === 'automatic') return { ...asked, tenantId };
  const dialPrefix = order.dialPrefix.trim();
  return /^\d{1,10}$/.test(dialPrefix) ? { ...asked, dialPrefix, tenantId } : null;
}
