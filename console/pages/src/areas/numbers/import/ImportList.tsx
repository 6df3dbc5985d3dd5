import { Button } from '@mantine/core';
import { IconPlayerStop, IconUpload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { EntityName } from '~/kit/EntityName';
import { useFormats } from '~/kit/format';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { useGo, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useCan } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { Duration, Empty, Time } from '~/kit/values';
import { isRunning } from './api';
import { ImportMark, useCancel } from './parts';
import { type Progress, STATES, secondsTaken } from './progress';
import { importTexts } from './texts';

const REFETCH_MILLIS = 5_000;
const COUNTS = ['rowsRead', 'created', 'updated', 'unchanged', 'duplicates', 'failed'] as const;

/** The imports of the last 30 days, and those in progress. */
export default function ImportList() {
  const t = useTexts(importTexts);
  const can = useCan();
  const go = useGo();
  const tenantId = useTenant();
  const cancel = useCancel();
  const add = (
    <Button
      leftSection={<IconUpload size={16} aria-hidden />}
      disabled={!can('importDids')}
      onClick={() => go('/numbers/import')}
    >
      {t('title')}
    </Button>
  );
  return (
    <Page
      title={t('past')}
      lead={t('pastLead')}
      trail={[{ label: t('numbers'), to: '/numbers' }]}
      actions={add}
    >
      <Listing<Progress>
        id="imports"
        label={t('past')}
        queryKey={['numbers', 'imports']}
        fetch={(query, signal) => body(api.GET('/api/v1/dids/imports', { params: { query }, signal }))}
        fixed={tenantId ? { tenantId } : {}}
        rowId={(one) => one.id}
        rowName={(one) => one.createdAt}
        rowLink={(one) => `/numbers/import?import=${one.id}`}
        rowActions={(one) => [
          {
            id: 'cancel',
            label: t('cancel'),
            icon: IconPlayerStop,
            color: 'red',
            disabled: !can('cancelDidImport') ? t('noRight') : isRunning(one) ? null : t('hasEnded'),
            run: (row) => cancel(row.id),
          },
        ]}
        columns={useColumns(tenantId)}
        filters={useFilters()}
        defaultSort="-createdAt"
        refetchEvery={REFETCH_MILLIS}
        empty={{ title: t('noImports'), text: t('noImportsText'), action: add }}
      />
    </Page>
  );
}

function useColumns(tenantId: string | null): Column<Progress>[] {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const seesTenants = useCan()('listTenants');
  return useMemo(() => {
    const tenant: Column<Progress> = {
      id: 'tenant',
      label: t('tenant'),
      cell: (one) => <EntityName source={tenants} id={one.tenantId} />,
      csv: (one) => one.tenantId,
    };
    return [
      {
        id: 'createdAt',
        label: t('begun'),
        sort: 'createdAt',
        cell: (one) => <Time at={one.createdAt} />,
        csv: (one) => one.createdAt,
      },
      ...(seesTenants && tenantId === null ? [tenant] : []),
      {
        id: 'state',
        label: t('stateOf'),
        cell: (one) => <ImportMark state={one.state} failure={one.failure} />,
        csv: (one) => one.state,
      },
      ...COUNTS.map(
        (name): Column<Progress> => ({
          id: name,
          label: t(`count.${name === 'rowsRead' ? 'read' : name}`),
          align: 'right',
          hidden: name === 'unchanged',
          cell: (one) => <span className="figures">{formats.number(one[name])}</span>,
          csv: (one) => one[name],
        }),
      ),
      {
        id: 'pace',
        label: t('pace'),
        align: 'right',
        cell: (one) =>
          one.rowsPerSecond === null ? (
            <Empty />
          ) : (
            <span className="figures">{formats.number(one.rowsPerSecond)}</span>
          ),
        csv: (one) => one.rowsPerSecond,
      },
      {
        id: 'duration',
        label: t('duration'),
        align: 'right',
        cell: (one) => <Duration seconds={secondsTaken(one, Date.now())} />,
        csv: (one) => secondsTaken(one, Date.now()),
      },
      { id: 'by', label: t('by'), cell: (one) => one.createdBy, csv: (one) => one.createdBy },
    ];
  }, [t, formats, seesTenants, tenantId]);
}

function useFilters(): Filter[] {
  const t = useTexts(importTexts);
  return useMemo(
    () => [
      {
        id: 'state',
        label: t('stateOf'),
        kind: 'choice',
        many: true,
        options: STATES.map((value) => ({ value, label: t(`states.${value}`) })),
      },
    ],
    [t],
  );
}
