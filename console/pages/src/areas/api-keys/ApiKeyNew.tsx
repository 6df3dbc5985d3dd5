import { MultiSelect } from '@mantine/core';
import { api, body, type Schema } from '~/api/client';
import { scopesOfRole } from '~/api/generated/scopes';
import { showOnce } from '~/kit/dialogs';
import { useField } from '~/kit/form/context';
import { EntityField } from '~/kit/form/EntityFields';
import { EntityForm } from '~/kit/form/EntityForm';
import { NumberField, Section, SelectField, SwitchField, TextField } from '~/kit/form/fields';
import { useGo } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { apiUrl, firstRequest, tokenUrl } from './firstRequest';
import { useScopeLabel } from './scopes';
import { texts } from './texts';

type Saved = Schema<'ApiKeyView'> & { updatedAt: string };
type Role = Saved['role'];
type Values = {
  name: string;
  role: string;
  tenantId: string | null;
  limited: boolean;
  scopes: string[];
  days: number | null;
};

const DAY_MILLIS = 86_400_000;

/** Without those that were chosen for another role. */
function scopesIn(values: Values): string[] {
  const known: readonly string[] = scopesOfRole[values.role as Role];
  return values.scopes.filter((scope) => known.includes(scope));
}

function draftOf(values: Values): Schema<'ApiKeyDraft'> {
  return {
    name: values.name.trim(),
    role: values.role as Role,
    ...(values.role === 'seller' && values.tenantId ? { tenantId: values.tenantId } : {}),
    ...(values.limited ? { scopes: scopesIn(values) } : {}),
    ...(values.days ? { expiresAt: new Date(Date.now() + values.days * DAY_MILLIS).toISOString() } : {}),
  };
}

/** Creates a key. Its secret is in the answer, and shown once. */
export default function ApiKeyNew() {
  const t = useTexts(texts);
  const go = useGo();
  const me = useUser();
  const roles: Role[] = me.role === 'admin' ? ['seller', 'staff', 'admin'] : ['seller'];
  return (
    <Page title={t('add')} trail={[{ label: t('title'), to: '/api-keys' }]} width={960}>
      <EntityForm<Saved, Values>
        queryKey={['api-keys']}
        entity={null}
        initial={{ name: '', role: 'seller', tenantId: me.tenantId, limited: true, scopes: [], days: null }}
        valuesOf={(key) => ({
          name: key.name,
          role: key.role,
          tenantId: key.tenantId,
          limited: key.scopes !== null,
          scopes: key.scopes ?? [],
          days: null,
        })}
        saveLabel={t('add')}
        onCancel={() => go('/api-keys')}
        validate={(values) => ({
          ...(values.name.trim() ? {} : { name: t('required') }),
          ...(values.role === 'seller' && !values.tenantId ? { tenantId: t('required') } : {}),
          ...(values.limited && scopesIn(values).length === 0 ? { scopes: t('required') } : {}),
        })}
        save={async (values, { idempotencyKey }) => {
          const key = await body(
            api.POST('/api/v1/api-keys', { params: { header: idempotencyKey }, body: draftOf(values) }),
          );
          return { ...key, updatedAt: key.createdAt };
        }}
        onSaved={(key) => {
          const example = firstRequest(key);
          showOnce({
            title: t('shown', { name: key.name }),
            text: t('shownText', { url: apiUrl() }),
            values: [
              { label: t('column.id'), value: key.id },
              { label: t('secret'), value: key.secret ?? '' },
              ...(example ? [{ label: t('firstRequest'), value: example }] : []),
            ],
            notes: [t('oauth', { url: tokenUrl() }), t('described')],
          });
          go('/api-keys', { replace: true });
        }}
      >
        {({ values, set }) => (
          <Section title={t('section')}>
            <TextField name="name" label={t('column.name')} help={t('nameHelp')} required />
            {roles.length > 1 && (
              <SelectField
                name="role"
                label={t('column.role')}
                help={t('roleHelp')}
                options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
              />
            )}
            {values.role === 'seller' && me.role !== 'seller' && (
              <EntityField
                name="tenantId"
                label={t('column.tenant')}
                help={t('tenantHelp')}
                source={tenants}
                required
              />
            )}
            <NumberField
              name="days"
              label={t('expiry')}
              help={t('expiryHelp')}
              min={1}
              max={3650}
              suffix={t('days')}
            />
            <div className="wide">
              <SwitchField name="limited" label={t('limited')} help={t('limitedHelp')} />
            </div>
            {values.limited && (
              <div className="wide">
                <ScopesField role={values.role as Role} set={(scopes) => set('scopes', scopes)} />
              </div>
            )}
          </Section>
        )}
      </EntityForm>
    </Page>
  );
}

/** The scopes that a key of the role can have. Those chosen for another role are left out. */
function ScopesField({ role, set }: { role: Role; set: (scopes: string[]) => void }) {
  const t = useTexts(texts);
  const labelOf = useScopeLabel();
  const field = useField<string[]>('scopes', t('column.scopes'));
  const known: readonly string[] = scopesOfRole[role];
  return (
    <MultiSelect
      id={field.id}
      label={t('column.scopes')}
      description={t('scopesHelp')}
      withAsterisk
      searchable
      clearable
      hidePickedOptions
      data={known.map((value) => ({ value, label: labelOf(value) }))}
      value={field.value.filter((scope) => known.includes(scope))}
      error={field.error}
      disabled={field.disabled}
      onChange={set}
    />
  );
}
