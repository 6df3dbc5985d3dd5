import { Badge, Group, Paper, Text, Title } from '@mantine/core';
import { IconClock, IconMoon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Schema } from '~/api/client';
import { useFormats } from '~/kit/format';
import { useTexts } from '~/kit/texts';
import { CapacityBar, Empty, useNow } from '~/kit/values';
import { isOpen } from '~/kit/week/week';
import type { Campaign } from './campaigns';
import { texts } from './texts';

/** Whether a campaign is within its hours now; nothing for one that is always open. */
export function OpenMark({ campaign, always = false }: { campaign: Campaign; always?: boolean }) {
  const t = useTexts(texts);
  const now = useNow(30_000);
  if (campaign.openingHours === null) {
    return always ? (
      <Text size="sm" c="dimmed" span>
        {t('always')}
      </Text>
    ) : (
      <Empty label={t('always')} />
    );
  }
  const open = isOpen(campaign.openingHours, campaign.timeZone, now);
  return (
    <Badge
      className="state-badge"
      variant="light"
      radius="sm"
      color={open ? 'green' : 'gray'}
      leftSection={open ? <IconClock size={13} aria-hidden /> : <IconMoon size={13} aria-hidden />}
    >
      {t(open ? 'open' : 'closed')}
    </Badge>
  );
}

export function UsageText({ usage }: { usage: Schema<'Capacity'> | undefined }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (!usage) return <Empty />;
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
  attempts = null,
}: {
  usage: Schema<'Capacity'> | undefined;
  stale?: boolean;
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
  if (attempts == null || attempts === usage.taken) return bar;
  return (
    <div>
      {bar}
      <Text size="xs" c="dimmed" className="figures nowrap">
        {t('caps.attempted', { count: attempts })}
      </Text>
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
