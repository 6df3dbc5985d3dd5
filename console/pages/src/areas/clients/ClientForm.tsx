import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { useCreated } from '~/kit/created';
import { EntityForm } from '~/kit/form/EntityForm';
import { FoldedSection } from '~/kit/form/FoldedSection';
import {
  ChoiceField,
  NumberField,
  OrderField,
  SecretField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '~/kit/form/fields';
import { SettingsField } from '~/kit/form/SettingsField';
import { useGo } from '~/kit/navigation';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { type KeyOf, useTexts } from '~/kit/texts';
import { useWeekFault, WeekField } from '~/kit/week/WeekField';
import { zones } from '~/kit/zone';
import { type Client, clientQuery } from './clients';
import { EndpointsField } from './EndpointsField';
import { type ClientValues, draftOf, newClient, valuesOf } from './form';
import { keepPassword } from './passwords';
import { texts } from './texts';

const CODECS = ['ulaw', 'alaw', 'g722', 'opus', 'gsm', 'g726', 'slin', 'g729', 'g723', 'ilbc'];
const LIMITS = ['maxConcurrency', 'dailyCap', 'weeklyCap', 'monthlyCap', 'totalCallsAllowed'];
const DTMF = ['rfc4733', 'inband', 'info', 'auto', 'auto_info'];

const weekFaults = (text: string | null) => (text ? { openingHours: text } : {});

/** The form of a client, to add one or to change one. */
export function ClientForm({ client }: { client: Client | null }) {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const goToCreated = useCreated();
  const queries = useQueryClient();
  const weekFault = useWeekFault();
  const allowed = client ? can('replaceClient') : can('createClient');
  const read = (id: string) => body(api.GET('/api/v1/clients/{id}', { params: { path: { id } } }));
  return (
    <EntityForm<Client, ClientValues>
      queryKey={['clients']}
      entity={client}
      valuesOf={valuesOf}
      initial={newClient}
      readOnly={allowed ? null : t('action.noRight')}
      {...(client ? {} : { saveLabel: t('saveNew') })}
      onCancel={() => go(client ? `/clients/${client.id}` : '/clients')}
      validate={(values) => ({
        ...weekFaults(weekFault(values.openingHours)),
        ...(values.name.trim() ? {} : { name: t('required') }),
        ...(values.mode === 'fixed' && !values.host.trim() ? { host: t('required') } : {}),
      })}
      save={(values, { ifMatch, idempotencyKey }) =>
        client
          ? body(
              api.PUT('/api/v1/clients/{id}', {
                params: { path: { id: client.id }, header: ifMatch ?? {} },
                body: draftOf(values),
              }),
            )
          : body(api.POST('/api/v1/clients', { params: { header: idempotencyKey }, body: draftOf(values) }))
      }
      plan={async (values, { ifMatch }) => {
        const query = { dryRun: true };
        const draft = draftOf(values);
        const { tableRows } = await body(
          client
            ? api.PUT('/api/v1/clients/{id}', {
                params: { path: { id: client.id }, header: ifMatch ?? {}, query },
                body: draft,
              })
            : api.POST('/api/v1/clients', { params: { query }, body: draft }),
        );
        return tableRows;
      }}
      reload={() => read((client as Client).id)}
      readApplied={async (saved) => (await read(saved.id)).applied}
      onSaved={(saved, created) => {
        const made = saved.endpoints.filter(({ password }) => password);
        for (const { id, password } of made) if (password) keepPassword(id, password);
        // Nothing but the page that shows them once keeps the passwords.
        const endpoints = saved.endpoints.map((endpoint) => ({ ...endpoint, password: null }));
        queries.setQueryData(clientQuery(saved.id).queryKey, { ...saved, password: null, endpoints });
        // Its page shows a password that was made, and asks before it is left without it.
        if (created) goToCreated(`/clients/${saved.id}`, saved, made.length > 0);
        else if (made.length > 0) go(`/clients/${saved.id}`, { search: { saved: String(saved.version) } });
        return created || made.length > 0;
      }}
      afterSave={(saved) => (
        <Button size="compact-sm" variant="light" onClick={() => go(`/clients/${saved.id}`)}>
          {t('toClient')}
        </Button>
      )}
    >
      {({ values }) => <Fields values={values} client={client} />}
    </EntityForm>
  );
}

/** Whether the first endpoint is stored with this way of connecting. */
const isStored = (client: Client | null, values: ClientValues, mode: string) =>
  client?.endpoints.some((endpoint) => endpoint.id === values.firstId && endpoint.mode === mode) ?? false;

function Fields({ values, client }: { values: ClientValues; client: Client | null }) {
  const t = useTexts(texts);
  const state = useStateLabel();
  const registers = values.mode === 'registers';
  const of = (name: keyof ClientValues & string) => ({
    name,
    label: t(`field.${name}` as KeyOf<typeof texts.en>),
    help: t(`field.${name}Help` as KeyOf<typeof texts.en>),
  });
  return (
    <>
      <Section
        title={t('section.needed')}
        lead={t(registers ? 'sectionLead.registers' : 'sectionLead.fixed')}
      >
        <TextField {...of('name')} required />
        <div className="wide">
          <ChoiceField
            {...of('mode')}
            options={(['registers', 'fixed'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
          />
        </div>
        {registers ? (
          <>
            {!isStored(client, values, 'registers') && <TextField {...of('username')} />}
            <SecretField
              {...of('password')}
              help={client ? t('field.passwordEditHelp') : t('field.passwordHelp')}
              required={isStored(client, values, 'fixed')}
              isSet={isStored(client, values, 'registers')}
              removable={false}
              texts={{
                set: t('secret.set'),
                replace: t('secret.replace'),
                remove: t('secret.remove'),
                keep: t('secret.keep'),
                removed: t('secret.removed'),
              }}
            />
          </>
        ) : (
          <>
            <TextField {...of('host')} required />
            <NumberField {...of('port')} min={1} max={65535} />
          </>
        )}
        <NumberField {...of('qualifySeconds')} min={0} max={3600} suffix=" s" />
      </Section>
      <FoldedSection
        title={t('section.endpoints')}
        lead={t('sectionLead.endpoints')}
        names={['endpoints']}
        usual={newClient}
      >
        <EndpointsField values={values} />
      </FoldedSection>
      <FoldedSection
        title={t('section.limits')}
        lead={t('sectionLead.limits')}
        names={LIMITS}
        usual={newClient}
      >
        <NumberField {...of('maxConcurrency')} min={1} max={10000} />
        <NumberField {...of('dailyCap')} min={0} />
        <NumberField {...of('weeklyCap')} min={0} />
        <NumberField {...of('monthlyCap')} min={0} />
        <NumberField {...of('totalCallsAllowed')} min={0} />
      </FoldedSection>
      <FoldedSection
        title={t('section.hours')}
        lead={t('sectionLead.hours')}
        names={['timeZone', 'openingHours']}
        usual={newClient}
      >
        <SelectField
          {...of('timeZone')}
          searchable
          options={zones().map((value) => ({ value, label: value }))}
        />
        <WeekField name="openingHours" zone={values.timeZone} />
      </FoldedSection>
      <FoldedSection title={t('section.media')} names={['codecs', 'dtmfMode']} usual={newClient}>
        <OrderField
          {...of('codecs')}
          choices={CODECS}
          texts={{ add: t('order.add'), up: t('order.up'), down: t('order.down'), remove: t('order.remove') }}
        />
        <SelectField {...of('dtmfMode')} options={DTMF.map((value) => ({ value, label: value }))} />
      </FoldedSection>
      <FoldedSection title={t('section.about')} names={['status', 'description']} usual={newClient}>
        <SelectField
          {...of('status')}
          options={(['active', 'inactive'] as const).map((value) => ({ value, label: state(value) }))}
        />
        <div className="wide">
          <TextAreaField {...of('description')} />
        </div>
      </FoldedSection>
      <FoldedSection
        title={t('section.advanced')}
        lead={t('sectionLead.advanced')}
        names={['advancedSettings']}
        usual={newClient}
      >
        <div className="wide">
          <SettingsField {...of('advancedSettings')} />
        </div>
      </FoldedSection>
    </>
  );
}
