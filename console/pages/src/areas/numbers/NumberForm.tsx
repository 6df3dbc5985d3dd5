import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { api, body } from '~/api/client';
import { useCreated } from '~/kit/created';
import { didQuery } from '~/kit/entities';
import { EntityField } from '~/kit/form/EntityFields';
import { EntityForm } from '~/kit/form/EntityForm';
import { NumberField, Section, SelectField, TagsField, TextAreaField, TextField } from '~/kit/form/fields';
import { PairsField } from '~/kit/form/PairsField';
import { parseSearch, useGo, useTenant } from '~/kit/navigation';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { type KeyOf, useTexts } from '~/kit/texts';
import { type NumberValues, newNumber, requestOf, valuesOf } from './form';
import { type Did, STATUSES } from './numbers';
import { texts } from './texts';
import { useTrunks } from './trunks';

/** The form of a number, to add one or to change one. */
export function NumberForm({ did }: { did: Did | null }) {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const goToCreated = useCreated();
  const client = useQueryClient();
  const tenantId = useTenant();
  // From a call to a number that nobody has.
  const { number } = parseSearch(useLocation().hash);
  const namesTenant = can('listTenants');
  const allowed = did ? can('replaceDid') : can('createDid');
  return (
    <EntityForm<Did, NumberValues>
      queryKey={['numbers']}
      entity={did}
      valuesOf={valuesOf}
      initial={{ ...newNumber(tenantId), number: typeof number === 'string' ? number : '' }}
      readOnly={allowed ? null : t('action.noRight')}
      {...(did ? {} : { saveLabel: t('saveNew') })}
      onCancel={() => go(did ? `/numbers/${did.id}` : '/numbers')}
      validate={(values) => ({
        ...(values.number.trim() ? {} : { number: t('required') }),
        ...(namesTenant && !values.tenantId ? { tenantId: t('required') } : {}),
      })}
      save={(values, { ifMatch, idempotencyKey }) =>
        did
          ? body(
              api.PUT('/api/v1/dids/{id}', {
                params: { path: { id: did.id }, header: ifMatch ?? {} },
                body: requestOf(values),
              }),
            )
          : body(api.POST('/api/v1/dids', { params: { header: idempotencyKey }, body: requestOf(values) }))
      }
      reload={() => body(api.GET('/api/v1/dids/{id}', { params: { path: { id: (did as Did).id } } }))}
      onSaved={(saved, created) => {
        client.setQueryData(didQuery(saved.id).queryKey, saved);
        if (created) goToCreated(`/numbers/${saved.id}`, saved);
      }}
    >
      {({ values }) => <Fields values={values} isNew={did === null} namesTenant={namesTenant} />}
    </EntityForm>
  );
}

function Fields({
  values,
  isNew,
  namesTenant,
}: {
  values: NumberValues;
  isNew: boolean;
  namesTenant: boolean;
}) {
  const t = useTexts(texts);
  const state = useStateLabel();
  const namesCarriers = useCan()('listCarriers');
  const trunks = useTrunks();
  const of = (name: keyof NumberValues & string) => ({
    name,
    label: t(`field.${name}` as KeyOf<typeof texts.en>),
    help: t(`field.${name}Help` as KeyOf<typeof texts.en>),
  });
  return (
    <>
      {isNew && (
        <Section title={t('section.number')}>
          <TextField {...of('number')} required inputMode="tel" />
          {namesTenant && <EntityField {...of('tenantId')} source={tenants} required />}
        </Section>
      )}
      <Section title={t('section.use')}>
        <div>
          <SelectField
            {...of('status')}
            options={STATUSES.map((value) => ({ value, label: state(value) }))}
          />
          <Text size="xs" mt={4} c="dimmed">
            {t(`status.${values.status as (typeof STATUSES)[number]}Help`)}
          </Text>
        </div>
        <NumberField {...of('maxUsage')} min={0} />
        {namesCarriers ? (
          <EntityField {...of('trunk')} source={trunks} clearable={false} />
        ) : (
          <TextField {...of('trunk')} help={t('field.trunkTextHelp')} />
        )}
        <TextField {...of('areaCode')} inputMode="numeric" />
        <div className="wide">
          <TagsField {...of('tags')} />
        </div>
      </Section>
      <Section title={t('section.details')}>
        <TextField {...of('provider')} />
        <TextField {...of('region')} />
        <div className="wide">
          <TextAreaField {...of('notes')} />
        </div>
        <div className="wide">
          <PairsField
            {...of('metadata')}
            keyLabel={t('pairs.key')}
            valueLabel={t('pairs.value')}
            texts={{ add: t('pairs.add'), remove: t('pairs.remove') }}
          />
        </div>
      </Section>
    </>
  );
}
