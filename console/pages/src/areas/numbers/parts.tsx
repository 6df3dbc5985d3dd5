import { Badge, Tooltip } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useFormats } from '~/kit/format';
import { useCellLink } from '~/kit/navigation';
import { StateBadge } from '~/kit/StateBadge';
import { useTexts } from '~/kit/texts';
import { CapacityBar, Empty } from '~/kit/values';
import type { Did, UseInCampaign } from './numbers';
import { texts } from './texts';

/** How many calls were placed with the number, of its limit. */
export function Usage({ did }: { did: Did }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const count = formats.number(did.usageCount);
  const text =
    did.maxUsage === null
      ? t('usageFree', { count })
      : t('usageOf', { count, limit: formats.number(did.maxUsage) });
  const usedUp = did.maxUsage !== null && did.usageCount >= did.maxUsage;
  return (
    <CapacityBar
      taken={did.usageCount}
      limit={did.maxUsage}
      text={usedUp ? `${text} · ${t('exhausted')}` : text}
    />
  );
}

export function NextMark() {
  const t = useTexts(texts);
  return (
    <Tooltip label={t('nextHelp')} withArrow multiline maw={260}>
      <Badge
        className="state-badge"
        variant="light"
        color="blue"
        radius="sm"
        leftSection={<IconArrowRight size={13} aria-hidden />}
      >
        {t('next')}
      </Badge>
    </Tooltip>
  );
}

/** The campaigns that use a number; inactive ones are marked. */
export function Campaigns({ uses }: { uses: UseInCampaign[] | undefined }) {
  const t = useTexts(texts);
  const cellLink = useCellLink();
  if (!uses || uses.length === 0) return <Empty />;
  return (
    <div className="chips">
      {uses.map((use) => (
        <span key={use.id} className="nowrap">
          {cellLink(`/campaigns/${use.id}`, use.inbound ? use.name : t('callerId', { name: use.name }))}
          {use.status === 'inactive' && (
            <>
              {' '}
              <StateBadge state="inactive" />
            </>
          )}
        </span>
      ))}
    </div>
  );
}

export function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return <Empty />;
  return (
    <div className="chips">
      {tags.map((tag) => (
        <span key={tag} className="chip">
          {tag}
        </span>
      ))}
    </div>
  );
}

export function OrEmpty({ text }: { text: string | null | undefined }) {
  return text ? (
    <div className="clip" title={text}>
      {text}
    </div>
  ) : (
    <Empty />
  );
}
