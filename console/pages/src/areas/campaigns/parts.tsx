import { Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import type { Schema } from '~/api/client';
import {
  ownCampaignQuery,
  ownUnreachedQuery,
  seenClientsQuery,
  type Unreached,
  unreachedBy,
} from '~/kit/campaignReach';
import { type Formats, useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { type Language, usePreferences } from '~/kit/preferences';
import { mark, stateCell } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { type Translate, useTexts } from '~/kit/texts';
import { CapacityBar, Empty, NONE, useNow } from '~/kit/values';
import { isOpen, nextOpening, timeOf, weekdayName } from '~/kit/week/week';
import { type Campaign, lastDayQuery } from './campaigns';
import { type Stored, unitOf } from './counting';
import { texts } from './texts';

const CLIENTS_MILLIS = 30_000;
const OWN_MILLIS = 60_000;

/** The clients as the nodes see them, for people who may see clients. */
const useSeenClients = (seesClients: boolean) =>
  useQuery({ ...seenClientsQuery, enabled: seesClients, refetchInterval: CLIENTS_MILLIS, retry: false }).data;

/** Why campaigns would not reach a client now. For people who may not see clients, routing is asked. */
export function useUnreached(): (campaign: Campaign) => Unreached | null {
  const seesClients = useCan()('listClients');
  const clients = useSeenClients(seesClients);
  const own = useQuery({
    ...ownUnreachedQuery,
    enabled: !seesClients,
    refetchInterval: OWN_MILLIS,
    retry: false,
  }).data?.campaigns;
  const now = useNow(30_000);
  return useCallback(
    (campaign) =>
      clients
        ? unreachedBy(campaign, clients, now)
        : (own?.find(({ id }) => id === campaign.id && campaign.status === 'active')?.why ?? null),
    [clients, own, now],
  );
}

/** The same for one campaign. */
function useUnreachedOf(campaign: Campaign): Unreached | null {
  const seesClients = useCan()('listClients');
  const clients = useSeenClients(seesClients);
  const active = campaign.status === 'active';
  const own = useQuery({
    ...ownCampaignQuery(campaign),
    enabled: !seesClients && active,
    refetchInterval: OWN_MILLIS,
    retry: false,
  }).data;
  const now = useNow(30_000);
  return clients ? unreachedBy(campaign, clients, now) : active ? (own ?? null) : null;
}

/** The state of a campaign: an active one is not shown as fine while it would not reach a client. */
export function campaignState(
  campaign: Campaign,
  unreached: Unreached | null,
  t: Translate<typeof texts.en>,
  kit: Translate<typeof kitTexts.en>,
): ReactNode {
  return unreached === null
    ? stateCell(campaign.status, kit, undefined, undefined, 'campaign')
    : stateCell('warning', kit, t(`unreached.${unreached}Help`), t(`unreached.${unreached}`));
}

export function CampaignState({ campaign }: { campaign: Campaign }) {
  return campaignState(campaign, useUnreachedOf(campaign), useTexts(texts), useTexts(kitTexts));
}

/** Whether a campaign is within its hours now. */
export function OpenMark({ campaign }: { campaign: Campaign }) {
  return <div>{openCell(campaign, useNow(30_000), useTexts(texts), usePreferences().language)}</div>;
}

/** The same without a component, for lists with hundreds of campaigns. */
export function openCell(campaign: Campaign, now: number, t: Translate<typeof texts.en>, language: Language) {
  if (campaign.openingHours === null) return <span className="quiet-text nowrap">{t('always')}</span>;
  const open = isOpen(campaign.openingHours, campaign.timeZone, now);
  const next = open ? null : nextOpening(campaign.openingHours, campaign.timeZone, now);
  const state = open ? mark(['clock', 'green'], t('open')) : mark(['moon', 'gray'], t('closed'));
  if (!next) return state;
  const time = timeOf(next.minute);
  return (
    <>
      {state}
      <div className="second-line nowrap">
        {next.inDays === 0
          ? t('opensToday', { time })
          : t('opens', { day: weekdayName(next.day, language, 'short'), time })}
      </div>
    </>
  );
}

export interface Counted {
  /** Whose settings say what counts. */
  by: Stored;
  span: 'total' | 'time';
}

/** What a count has, below it, and all attempts if they are another number. */
export function countedLine(counted: Counted, t: Translate<typeof texts.en>, attempts: number | null = null) {
  const unit = t(`caps.unit.${unitOf(counted.by, counted.span)}`, {
    seconds: counted.by.minimumTalkSeconds ?? 0,
  });
  return (
    <div className="second-line">
      {attempts === null ? unit : `${unit} · ${t('caps.attempted', { count: attempts })}`}
    </div>
  );
}

export function usageText(
  usage: Schema<'Capacity'> | undefined,
  t: Translate<typeof texts.en>,
  formats: Formats,
) {
  if (!usage) return NONE;
  return (
    <span className="figures nowrap">
      {usage.limit === null
        ? formats.number(usage.taken)
        : t('of', { taken: formats.number(usage.taken), limit: formats.number(usage.limit) })}
    </span>
  );
}

/** How much of a limit is in use, as a bar; without a limit only the number. */
export function UsageBar({
  usage,
  stale = false,
  counted,
  attempts = null,
}: {
  usage: Schema<'Capacity'> | undefined;
  stale?: boolean;
  /** For what is counted, not in use now. */
  counted?: Counted;
  /** All attempts, shown if they are not what counts. */
  attempts?: number | null | undefined;
}) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (!usage) return <Empty />;
  const text =
    usage.limit === null
      ? formats.number(usage.taken)
      : t('of', { taken: formats.number(usage.taken), limit: formats.number(usage.limit) });
  const bar = <CapacityBar taken={usage.taken} limit={usage.limit} text={text} stale={stale} />;
  if (!counted) return bar;
  return (
    <div>
      {bar}
      {countedLine(counted, t, attempts === usage.taken ? null : attempts)}
    </div>
  );
}

export function Card({
  title,
  lead,
  aside,
  children,
}: {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Group justify="space-between" mb={lead ? 2 : 'md'}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {aside}
      </Group>
      {lead && (
        <Text size="sm" c="dimmed" mb="md" component="div">
          {lead}
        </Text>
      )}
      {children}
    </Paper>
  );
}

/** The same figure as in the list: all calls of the last 24 hours. */
export function AnsweredCalls({ campaign }: { campaign: Pick<Campaign, 'id'> }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const figures = useQuery(lastDayQuery);
  if (!figures.data) return <Empty />;
  const row = figures.data.get(campaign.id);
  return row && row.attempts > 0
    ? t('answeredOf', { share: formats.percent(row.answeredShare), count: row.attempts })
    : t('noCalls');
}
