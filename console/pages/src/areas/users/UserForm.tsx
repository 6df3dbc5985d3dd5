import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '~/api/client';
import { useCreated } from '~/kit/created';
import { showOnce } from '~/kit/dialogs';
import { EntityField } from '~/kit/form/EntityFields';
import { EntityForm } from '~/kit/form/EntityForm';
import { Section, SelectField, TextField } from '~/kit/form/fields';
import { useGo } from '~/kit/navigation';
import { useStateLabel } from '~/kit/StateBadge';
import { useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';
import { ROLES, randomPassword, type User, type UserDraft, userQuery } from './users';

type Values = {
  username: string;
  displayName: string;
  role: string;
  tenantId: string | null;
  status: string;
};

const valuesOf = (user: User): Values => ({
  username: user.username,
  displayName: user.displayName ?? '',
  role: user.role,
  tenantId: user.tenantId,
  status: user.status,
});

const draftOf = (values: Values): UserDraft => ({
  username: values.username.trim(),
  displayName: values.displayName.trim() || null,
  role: values.role as UserDraft['role'],
  tenantId: values.role === 'seller' ? values.tenantId : null,
  status: values.status as NonNullable<UserDraft['status']>,
});

/** The form of a user. A new one gets a random password, which is shown once. */
export function UserForm({ user }: { user: User | null }) {
  const t = useTexts(texts);
  const state = useStateLabel();
  const go = useGo();
  const goToCreated = useCreated();
  const me = useUser();
  const client = useQueryClient();
  const [password] = useState(randomPassword);
  const foreign = me.role === 'staff' && user !== null && user.role !== 'seller';
  const roles = me.role === 'staff' && !foreign ? (['seller'] as const) : ROLES;
  return (
    <EntityForm<User, Values>
      queryKey={['users']}
      entity={user}
      valuesOf={valuesOf}
      initial={{ username: '', displayName: '', role: 'seller', tenantId: null, status: 'active' }}
      readOnly={foreign ? t('noRight') : null}
      saveLabel={user ? undefined : t('saveNew')}
      onCancel={() => go('/users')}
      validate={(values) => ({
        ...(values.username.trim() ? {} : { username: t('required') }),
        ...(values.role === 'seller' && !values.tenantId ? { tenantId: t('required') } : {}),
      })}
      save={(values, { ifMatch, idempotencyKey }) =>
        user
          ? body(
              api.PUT('/api/v1/users/{id}', {
                params: { path: { id: user.id }, header: ifMatch ?? {} },
                body: draftOf(values),
              }),
            )
          : body(
              api.POST('/api/v1/users', {
                params: { header: idempotencyKey },
                body: { ...draftOf(values), password },
              }),
            )
      }
      reload={() => body(api.GET('/api/v1/users/{id}', { params: { path: { id: (user as User).id } } }))}
      onSaved={(saved, created) => {
        client.setQueryData(userQuery(saved.id).queryKey, saved);
        if (!created) return;
        showOnce({
          title: t('firstTitle', { name: saved.username }),
          text: t('firstText'),
          values: [
            { label: t('column.username'), value: saved.username },
            { label: t('password'), value: password },
          ],
        });
        goToCreated(`/users/${saved.id}`, saved);
      }}
    >
      {({ values }) => (
        <Section title={t('account')}>
          <TextField name="username" label={t('column.username')} help={t('usernameHelp')} required />
          <TextField name="displayName" label={t('column.name')} help={t('nameHelp')} />
          <SelectField
            name="role"
            label={t('column.role')}
            help={t('roleHelp')}
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          {values.role === 'seller' && (
            <EntityField
              name="tenantId"
              label={t('column.tenant')}
              help={t('tenantHelp')}
              source={tenants}
              required
            />
          )}
          <SelectField
            name="status"
            label={t('column.status')}
            help={t('statusHelp')}
            options={(['active', 'disabled'] as const).map((value) => ({ value, label: state(value) }))}
          />
        </Section>
      )}
    </EntityForm>
  );
}
