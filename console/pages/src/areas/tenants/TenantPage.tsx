import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { dialogTexts } from '~/kit/dialogTexts';
import { EntityPage } from '~/kit/EntityPage';
import { tenantQuery } from '~/kit/entities';
import { History } from '~/kit/History';
import { useGo, useParams } from '~/kit/navigation';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { useTenantActions } from './actions';
import { DestinationTest } from './DestinationTest';
import { TenantForm } from './TenantForm';
import { texts } from './texts';

export default function TenantPage() {
  const t = useTexts(texts);
  const dialog = useTexts(dialogTexts);
  const go = useGo();
  const can = useCan();
  const id = useParams().id as string;
  const tenant = useQuery(tenantQuery(id));
  const actions = useTenantActions(() => go('/tenants'));
  return (
    <EntityPage
      entity={tenant}
      list={{ label: t('title'), to: '/tenants' }}
      name={(shown) => shown.name}
      badge={(shown) => <StateBadge state={shown.status} of="tenant" />}
      width={960}
      actions={actions}
      menuLabel={dialog('actions')}
      without={['edit']}
      tabs={(shown) => [
        {
          id: 'form',
          label: t('form'),
          content: () => (
            <Stack gap="md">
              <TenantForm key={`${id} ${shown.status}`} tenant={shown} />
              {can('explainCall') && <DestinationTest tenantId={id} />}
            </Stack>
          ),
        },
        {
          id: 'history',
          label: t('history'),
          content: () => (
            <History
              queryKey={['tenants', id]}
              fetch={(after, signal) =>
                body(
                  api.GET('/api/v1/audit/tenants', {
                    params: { query: { entityId: id, limit: 20, ...(after ? { after } : {}) } },
                    signal,
                  }),
                )
              }
            />
          ),
        },
      ]}
    />
  );
}
