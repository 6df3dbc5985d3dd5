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
import { PageTabs } from '~/kit/Tabs';
import { useTexts } from '~/kit/texts';
import { useUserActions } from './actions';
import { texts } from './texts';
import { UserForm } from './UserForm';
import { userQuery } from './users';

export default function UserPage() {
  const t = useTexts(texts);
  const dialog = useTexts(dialogTexts);
  const go = useGo();
  const id = useParams().id as string;
  const user = useQuery(userQuery(id));
  const actions = useUserActions(() => go('/users'));
  const trail = [{ label: t('title'), to: '/users' }];
  if (user.isPending) return <ScreenFallback />;
  const shown = user.data;
  if (!shown)
    return (
      <Page title={t('form')} trail={trail}>
        <ProblemView error={user.error} onRetry={() => void user.refetch()} />
      </Page>
    );
  return (
    <Page
      title={shown.displayName ?? shown.username}
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
          // A change from the menu brings a new version, with which the form starts anew.
          {
            id: 'form',
            label: t('form'),
            content: () => <UserForm key={`${id} ${shown.status}`} user={shown} />,
          },
          {
            id: 'history',
            label: t('history'),
            content: () => (
              <History
                queryKey={['users', id]}
                fetch={(after, signal) =>
                  body(
                    api.GET('/api/v1/audit/users', {
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
