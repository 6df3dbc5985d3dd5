import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { dialogTexts } from '~/kit/dialogTexts';
import { EntityPage } from '~/kit/EntityPage';
import { History } from '~/kit/History';
import { useGo, useParams } from '~/kit/navigation';
import { StateBadge } from '~/kit/StateBadge';
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
  return (
    <EntityPage
      entity={user}
      list={{ label: t('title'), to: '/users' }}
      unreadable={t('form')}
      name={(shown) => shown.displayName ?? shown.username}
      badge={(shown) => <StateBadge state={shown.status} />}
      width={960}
      actions={actions}
      menuLabel={dialog('actions')}
      without={['edit']}
      tabs={(shown) => [
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
  );
}
