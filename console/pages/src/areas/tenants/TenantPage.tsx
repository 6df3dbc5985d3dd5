import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { ScreenFallback } from '~/app/Screens';
import { ActionMenu } from '~/kit/ActionMenu';
import { dialogTexts } from '~/kit/dialogTexts';
import { History } from '~/kit/History';
import { useGo, useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { PageTabs } from '~/kit/Tabs';
import { useTexts } from '~/kit/texts';
import { tenantQuery, useTenantActions } from './actions';
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
  const trail = [{ label: t('title'), to: '/tenants' }];
  if (tenant.isPending) return <ScreenFallback />;
  const shown = tenant.data;
  if (!shown)
    return (
      <Page title={t('title')} trail={trail}>
        <ProblemView error={tenant.error} onRetry={() => void tenant.refetch()} />
      </Page>
    );
  return (
    <Page
      title={shown.name}
      badge={<StateBadge state={shown.status} />}
      trail={trail}
      width={960}
      actions={
        <ActionMenu
          label={dialog('actions')}
          row={shown}
          actions={actions(shown).filter((action) => action.id !== 'edit')}
        />
      }
    >
      <PageTabs
        tabs={[
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
    </Page>
  );
}
