import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '~/api/client';
import { tenantQuery } from '~/kit/entities';
import { useTenant } from '~/kit/navigation';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';

const MOST = 50;

/** Chooses the tenant whose rows are shown; kept in the URL. */
export function TenantSwitch({ wide = false }: { wide?: boolean }) {
  const t = useTexts(appTexts);
  const tenant = useTenant();
  const router = useRouter();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['tenants', 'switch', text],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/tenants', {
          params: { query: { limit: MOST, ...(text ? { q: text } : {}) } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const chosen = useQuery({ ...tenantQuery(tenant ?? ''), enabled: tenant !== null, staleTime: 300_000 });
  const options = (found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  if (chosen.data && !options.some((option) => option.value === tenant))
    options.unshift({ value: chosen.data.id, label: chosen.data.name });
  return (
    <Select
      className={wide ? undefined : 'hide-narrow'}
      w={wide ? '100%' : 224}
      size="sm"
      aria-label={t('tenant')}
      placeholder={t('allTenants')}
      data={options}
      value={tenant}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('allTenants') }}
      // Another person may have added one.
      onDropdownOpen={() => void found.refetch()}
      onSearchChange={(next) => setText(options.some((option) => option.label === next) ? '' : next)}
      filter={({ options: all }) => all}
      // Read when it is needed, so that it is not drawn again with each change of a filter.
      onChange={(next) => {
        const { pathname, search, hash } = router.latestLocation;
        void router.navigate({
          to: pathname,
          search: { ...search, tenant: next ?? undefined } as never,
          hash,
        } as never);
      }}
    />
  );
}
