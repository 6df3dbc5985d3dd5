import { SegmentedControl } from '@mantine/core';
import { useGo, useSearch } from '~/kit/navigation';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

/** What the cards of results and of errors count; both the same. Attempts are those at carriers, so not for sellers. */
export function useCounted(): 'calls' | 'attempts' {
  const seesCarriers = useCan()('listCarriers');
  return useSearch().count === 'attempts' && seesCarriers ? 'attempts' : 'calls';
}

export function CountedChoice() {
  const t = useTexts(texts);
  const go = useGo();
  const search = useSearch();
  const counted = useCounted();
  if (!useCan()('listCarriers')) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('counted')}
      value={counted}
      data={[
        { value: 'calls', label: t('column.calls') },
        { value: 'attempts', label: t('column.attempts') },
      ]}
      onChange={(next) =>
        go('/', { search: { ...search, count: next === 'attempts' ? next : undefined }, replace: true })
      }
    />
  );
}
