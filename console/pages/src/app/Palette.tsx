import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { can } from '~/api/roles';
import { useGo, useTenant } from '~/kit/navigation';
import { useUser } from '~/kit/session';
import { useLocalized, useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';
import { areas, mayEnter } from './areas';
import { useNavigationEntries } from './Shell';

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Search over pages, actions and the entities that the areas can find. */
export default function Palette() {
  const t = useTexts(appTexts);
  const text = useLocalized();
  const go = useGo();
  const { role } = useUser();
  const tenantId = useTenant();
  const entries = useNavigationEntries();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 200);
  const visible = areas.filter((area) => mayEnter(area, role));
  const searching = visible.filter((area) => area.search && asked.length >= 2);
  const found = useQueries({
    queries: searching.map((area) => ({
      queryKey: ['palette', area.id, asked, tenantId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        area.search?.(asked, { role, tenantId }, signal) ?? Promise.resolve([]),
      staleTime: 10_000,
      retry: false,
    })),
  });
  const matches = (label: string) => plain(label).includes(plain(query.trim()));
  const pages = entries.filter((entry) => matches(text(entry.label)));
  const actions = visible
    .flatMap((area) => area.actions ?? [])
    .filter((action) => (!action.needs || can(role, action.needs)) && matches(text(action.label)));
  const results = found.flatMap((one) => one.data ?? []);
  const open = (to: string, hash?: string) => {
    spotlight.close();
    go(to, hash === undefined ? {} : { hash });
  };
  const nothing = pages.length + actions.length + results.length === 0;
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      scrollable
      maxHeight={460}
      clearQueryOnClose
    >
      <Spotlight.Search
        placeholder={t('searchPlaceholder')}
        aria-label={t('search')}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {results.length > 0 && (
          <Spotlight.ActionsGroup label={t('searchFound')}>
            {results.map((one) => (
              <Spotlight.Action
                key={one.id}
                label={one.label}
                {...(one.description ? { description: one.description } : {})}
                onClick={() => open(one.to, one.hash)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('searchPages')}>
            {pages.map((entry) => (
              <Spotlight.Action
                key={entry.to}
                label={text(entry.label)}
                leftSection={<entry.icon size={18} />}
                onClick={() => open(entry.to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label={t('searchActions')}>
            {actions.map((action) => (
              <Spotlight.Action
                key={action.id}
                label={text(action.label)}
                leftSection={<IconArrowRight size={18} />}
                onClick={() => open(action.to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && (
          <Spotlight.Empty>{found.some((one) => one.isFetching) ? '…' : t('searchNothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
