import { Badge, Tooltip } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { type Formats, useFormats } from '~/kit/format';
import type { kitTexts } from '~/kit/kitTexts';
import { stateCell } from '~/kit/StateBadge';
import { type Translate, useTexts } from '~/kit/texts';
import { capacityCell, NONE, spaced } from '~/kit/values';
import type { Did, UseInCampaign } from './numbers';
import { texts } from './texts';

type Texts = Translate<typeof texts.en>;

/** How many calls were placed with the number, of its limit. */
export const Usage = ({ did }: { did: Did }) => usageCell(did, useTexts(texts), useFormats());

/** The same without a component, for lists with hundreds of numbers. */
export function usageCell(did: Did, t: Texts, formats: Formats) {
  const count = formats.number(did.usageCount);
  const text =
    did.maxUsage === null
      ? t('usageFree', { count })
      : t('usageOf', { count, limit: formats.number(did.maxUsage) });
  const usedUp = did.maxUsage !== null && did.usageCount >= did.maxUsage;
  return capacityCell({
    taken: did.usageCount,
    limit: did.maxUsage,
    text: usedUp ? `${text} · ${t('exhausted')}` : text,
  });
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
export function campaignsCell(
  uses: UseInCampaign[] | undefined,
  cellLink: (to: string, text: ReactNode) => ReactElement,
  t: Texts,
  kit: Translate<typeof kitTexts.en>,
) {
  if (!uses || uses.length === 0) return NONE;
  return spaced(
    uses.map((use) => {
      const link = cellLink(
        `/campaigns/${use.id}`,
        use.inbound ? use.name : t('callerId', { name: use.name }),
      );
      return use.status === 'active' ? (
        link
      ) : (
        <span key={use.id} className="nowrap">
          {link} {stateCell('inactive', kit)}
        </span>
      );
    }),
  );
}

export const Tags = ({ tags }: { tags: string[] }) => tagsCell(tags);

/** The same without a component, for lists with hundreds of numbers. */
export function tagsCell(tags: string[]) {
  if (tags.length === 0) return NONE;
  return spaced(
    tags.map((tag) => (
      <span key={tag} className="chip">
        {tag}
      </span>
    )),
  );
}

export function clippedCell(text: string | null | undefined) {
  return text ? (
    <div className="clip" title={text}>
      {text}
    </div>
  ) : (
    NONE
  );
}
