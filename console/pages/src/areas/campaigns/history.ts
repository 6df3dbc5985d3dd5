import type { Schema } from '~/api/client';
import type { KeyOf, Translate } from '~/kit/texts';
import { texts } from './texts';

type Change = Schema<'AuditedChange'>;
type T = Translate<typeof texts.en>;

interface StoredLink {
  clientId?: string;
  active?: boolean;
  priority?: number;
  weight?: number;
  limits?: Record<string, number | null>;
}

/** A change of a campaign with a field for each client and carrier instead of one list with all of them. */
export function readableChange(change: Change, t: T): Change {
  const action =
    change.action in texts.en.change ? t(`change.${change.action}` as KeyOf<typeof texts.en>) : change.action;
  return {
    ...change,
    action,
    before: change.before && apart(change.before, t),
    after: change.after && apart(change.after, t),
  } as Change;
}

function apart(state: Record<string, unknown>, t: T): Record<string, unknown> {
  const { links, carriers, ...rest } = state;
  const fields: Record<string, unknown> = { ...rest };
  for (const link of listOf<StoredLink>(links))
    if (link.clientId) fields[`link ${link.clientId}`] = linkText(link, t);
  for (const carrier of listOf<{ carrierId?: string; priority?: number }>(carriers)) {
    if (carrier.carrierId)
      fields[`carrier ${carrier.carrierId}`] = t('overview.priority', { priority: carrier.priority ?? 1 });
  }
  return fields;
}

const listOf = <E>(value: unknown): E[] => (Array.isArray(value) ? (value as E[]) : []);

function linkText(link: StoredLink, t: T): string {
  const limits = (['concurrent', 'hourly', 'daily', 'weekly', 'monthly', 'total'] as const).flatMap(
    (name) => {
      const count = link.limits?.[name];
      return count == null ? [] : [t(`linked.${name}`, { count })];
    },
  );
  return [
    t(link.active === false ? 'linked.inactive' : 'linked.active'),
    t('overview.priority', { priority: link.priority ?? 1 }),
    t('overview.weight', { weight: link.weight ?? 1 }),
    ...limits,
  ].join(', ');
}
