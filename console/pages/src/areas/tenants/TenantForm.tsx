import { useQueryClient } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { useCreated } from '~/kit/created';
import { tenantQuery } from '~/kit/entities';
import { CountryField } from '~/kit/form/CountryField';
import { EntityForm } from '~/kit/form/EntityForm';
import { NumberField, Section, SelectField, TagsField, TextField } from '~/kit/form/fields';
import { useGo } from '~/kit/navigation';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import type { Tenant } from './actions';
import { texts } from './texts';

type Values = {
  name: string;
  status: string;
  country: string | null;
  maxCallsPerSecond: number | null;
  'destinations.allowed': string[];
  'destinations.barred': string[];
};

const valuesOf = (tenant: Tenant): Values => ({
  name: tenant.name,
  status: tenant.status,
  country: tenant.country,
  maxCallsPerSecond: tenant.maxCallsPerSecond,
  'destinations.allowed': tenant.destinations.allowed,
  'destinations.barred': tenant.destinations.barred,
});

export const draftOf = (values: Values): Schema<'TenantDraft'> => ({
  name: values.name.trim(),
  status: values.status as Tenant['status'],
  country: values.country,
  maxCallsPerSecond: values.maxCallsPerSecond,
  destinations: { allowed: values['destinations.allowed'], barred: values['destinations.barred'] },
});

const initial: Values = {
  name: '',
  status: 'active',
  country: null,
  maxCallsPerSecond: null,
  'destinations.allowed': [],
  'destinations.barred': [],
};

export function TenantForm({ tenant }: { tenant: Tenant | null }) {
  const t = useTexts(texts);
  const state = useStateLabel('tenant');
  const go = useGo();
  const goToCreated = useCreated();
  const can = useCan();
  const client = useQueryClient();
  return (
    <EntityForm<Tenant, Values>
      queryKey={['tenants']}
      entity={tenant}
      valuesOf={valuesOf}
      initial={initial}
      readOnly={can(tenant ? 'replaceTenant' : 'createTenant') ? null : t('noRight')}
      saveLabel={tenant ? undefined : t('saveNew')}
      onCancel={() => go('/tenants')}
      validate={(values) => ({
        ...(values.name.trim() ? {} : { name: t('required') }),
        ...(values.country ? {} : { country: t('required') }),
      })}
      save={(values, { ifMatch, idempotencyKey }) =>
        tenant
          ? body(
              api.PUT('/api/v1/tenants/{id}', {
                params: { path: { id: tenant.id }, header: ifMatch ?? {} },
                body: draftOf(values),
              }),
            )
          : body(api.POST('/api/v1/tenants', { params: { header: idempotencyKey }, body: draftOf(values) }))
      }
      reload={() =>
        body(api.GET('/api/v1/tenants/{id}', { params: { path: { id: (tenant as Tenant).id } } }))
      }
      onSaved={(saved, created) => {
        client.setQueryData(tenantQuery(saved.id).queryKey, saved);
        if (created) goToCreated(`/tenants/${saved.id}`, saved);
      }}
    >
      {() => (
        <>
          <Section title={t('section.basics')}>
            <TextField name="name" label={t('column.name')} help={t('nameHelp')} required />
            <CountryField
              name="country"
              label={t('column.country')}
              help={t('countryHelp')}
              required
              suggest={tenant === null}
            />
            <SelectField
              name="status"
              label={t('column.status')}
              help={t('statusHelp')}
              options={(['active', 'suspended'] as const).map((value) => ({ value, label: state(value) }))}
            />
            <NumberField
              name="maxCallsPerSecond"
              label={t('column.rate')}
              help={t('rateHelp')}
              min={1}
              max={1000}
              placeholder={t('noLimit')}
            />
          </Section>
          <Section title={t('section.destinations')} lead={t('destinationsLead')}>
            <TagsField name="destinations.allowed" label={t('column.allowed')} help={t('allowedHelp')} />
            <TagsField name="destinations.barred" label={t('column.barred')} help={t('barredHelp')} />
          </Section>
        </>
      )}
    </EntityForm>
  );
}
