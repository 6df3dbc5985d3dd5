import { Alert, Autocomplete, Button, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, type Schema } from '~/api/client';
import { useCreated } from '~/kit/created';
import { CountryField } from '~/kit/form/CountryField';
import { useField } from '~/kit/form/context';
import { EntitiesField } from '~/kit/form/EntityFields';
import { EntityForm } from '~/kit/form/EntityForm';
import { FoldedSection } from '~/kit/form/FoldedSection';
import {
  ChoiceField,
  NumberField,
  OrderField,
  SecretField,
  Section,
  SelectField,
  TagsField,
  TextAreaField,
  TextField,
} from '~/kit/form/fields';
import { PairsField } from '~/kit/form/PairsField';
import { SettingsField } from '~/kit/form/SettingsField';
import { useGo } from '~/kit/navigation';
import { ProblemView } from '~/kit/ProblemView';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useSipAddresses } from '~/kit/sipAddresses';
import { tenants } from '~/kit/sources';
import { type KeyOf, useTexts } from '~/kit/texts';
import { type Carrier, carrierQuery, presetsQuery } from './carriers';
import { type CarrierValues, draftOf, newCarrier, valuesOf, withPreset } from './form';
import { ProviderIcon, SeenInFull, warningText } from './parts';
import { presetTexts } from './presetTexts';
import { texts } from './texts';

const CODECS = [
  'ulaw',
  'alaw',
  'g722',
  'opus',
  'gsm',
  'g726',
  'slin',
  'g729',
  'g723',
  'ilbc',
  'siren7',
  'siren14',
];
const DTMF = ['rfc4733', 'inband', 'info', 'auto', 'auto_info'];

type FieldName = keyof CarrierValues & string;

/** The fields of the parts that few carriers need. */
const FOLDED = {
  signIn: ['username', 'password', 'authUsername', 'authRealm'],
  details: ['outboundProxy', 'cidrs', 'fromUser', 'fromDomain'],
  numbers: [
    'numberFormat',
    'inboundNumberFormat',
    'country',
    'calledNumberIn',
    'calledNumberHeader',
    'fixedCalledNumber',
    'tagsHeader',
    'accountHeader',
    'accountHeaderValue',
  ],
  capacity: [
    'priority',
    'dialTimeoutSeconds',
    'maxChannels',
    'maxCallsPerSecond',
    'dialPrefix',
    'offeredTo',
    'offeredTenantIds',
  ],
  media: ['codecs', 'dtmfMode'],
  failover: ['failover'],
  about: ['status', 'provider', 'externalId', 'description'],
  advanced: ['headers', 'advancedSettings'],
} satisfies Record<string, FieldName[]>;
const OF_REGISTRATION: FieldName[] = ['authUsername', 'authRealm', 'registrationExpirySeconds'];

/** The form of a carrier, to add one or to change one. */
export function CarrierForm({ carrier }: { carrier: Carrier | null }) {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const goToCreated = useCreated();
  const client = useQueryClient();
  const allowed = carrier ? can('replaceCarrier') : can('createCarrier');
  const read = (id: string) => body(api.GET('/api/v1/carriers/{id}', { params: { path: { id } } }));
  return (
    <EntityForm<Carrier, CarrierValues>
      queryKey={['carriers']}
      entity={carrier}
      valuesOf={valuesOf}
      initial={newCarrier}
      readOnly={allowed ? null : t('action.noRight')}
      saveLabel={carrier ? undefined : t('saveNew')}
      onCancel={() => go(carrier ? `/carriers/${carrier.id}` : '/carriers')}
      validate={(values) => ({
        ...(values.name.trim() ? {} : { name: t('required') }),
        ...(values.host.trim() ? {} : { host: t('required') }),
      })}
      save={(values, { ifMatch, idempotencyKey }) =>
        carrier
          ? body(
              api.PUT('/api/v1/carriers/{id}', {
                params: { path: { id: carrier.id }, header: ifMatch ?? {} },
                body: draftOf(values),
              }),
            )
          : body(api.POST('/api/v1/carriers', { params: { header: idempotencyKey }, body: draftOf(values) }))
      }
      plan={async (values, { ifMatch }) => {
        const query = { dryRun: true };
        const draft = draftOf(values);
        const { tableRows } = await body(
          carrier
            ? api.PUT('/api/v1/carriers/{id}', {
                params: { path: { id: carrier.id }, header: ifMatch ?? {}, query },
                body: draft,
              })
            : api.POST('/api/v1/carriers', { params: { query }, body: draft }),
        );
        return tableRows;
      }}
      reload={() => read((carrier as Carrier).id)}
      readApplied={async (saved) => (await read(saved.id)).applied}
      warningText={(warning) => warningText(t, warning)}
      onSaved={(saved, created) => {
        client.setQueryData(carrierQuery(saved.id).queryKey, saved);
        if (created) goToCreated(`/carriers/${saved.id}`, saved);
      }}
      afterSave={(saved) => <AfterSave id={saved.id} />}
    >
      {({ values, set }) => (
        <>
          {!carrier && (
            <Presets
              apply={(preset) => {
                const next = withPreset(values, preset);
                for (const name of Object.keys(next) as FieldName[]) set(name, next[name]);
              }}
            />
          )}
          <Fields values={values} isSet={carrier?.passwordSet ?? false} />
        </>
      )}
    </EntityForm>
  );
}

/** What the nodes see after a save, until the page is left. */
function AfterSave({ id }: { id: string }) {
  const t = useTexts(texts);
  const go = useGo();
  const seen = useQuery({ ...carrierQuery(id), refetchInterval: 1_000 });
  return (
    <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
      {seen.data && <SeenInFull carrier={seen.data} />}
      <Button size="compact-sm" variant="light" onClick={() => go(`/carriers/${id}`)}>
        {t('toCarrier')}
      </Button>
    </div>
  );
}

function Presets({ apply }: { apply: (preset: Schema<'CarrierPreset'>) => void }) {
  const t = useTexts(texts);
  const hints = useTexts(presetTexts);
  const presets = useQuery(presetsQuery);
  const [chosen, setChosen] = useState('custom');
  const hint = presets.data?.find((preset) => preset.id === chosen)?.hint;
  return (
    <Section title={t('preset.title')} lead={t('preset.lead')}>
      <div className="wide">
        {presets.isError && <ProblemView error={presets.error} onRetry={() => void presets.refetch()} />}
        <div className="preset-grid" role="radiogroup" aria-label={t('preset.title')}>
          {presets.data?.map((preset) => (
            // biome-ignore lint/a11y/useSemanticElements: a card with an icon is no plain radio button
            <button
              key={preset.id}
              type="button"
              role="radio"
              aria-checked={preset.id === chosen}
              className="preset"
              onClick={() => {
                setChosen(preset.id);
                apply(preset);
              }}
            >
              <ProviderIcon provider={(preset.carrier.provider ?? 'custom') as Carrier['provider']} />
              <Text size="sm" fw={600}>
                {preset.id === 'custom' ? t('provider.custom') : preset.name}
              </Text>
            </button>
          ))}
        </div>
        {hint && chosen !== 'custom' && (
          <Alert mt="md" color="blue" icon={<IconInfoCircle aria-hidden />} title={t('preset.hint')}>
            {chosen in presetTexts.en ? (
              hints(chosen as KeyOf<typeof presetTexts.en>)
            ) : (
              <span lang="en">{hint}</span>
            )}
          </Alert>
        )}
      </div>
    </Section>
  );
}

function Fields({ values, isSet }: { values: CarrierValues; isSet: boolean }) {
  const t = useTexts(texts);
  const state = useStateLabel();
  const registers = values.registrationType === 'registration';
  const of = (name: FieldName) => ({
    name,
    label: t(`field.${name}` as KeyOf<typeof texts.en>),
    help: t(`field.${name}Help` as KeyOf<typeof texts.en>),
  });
  const options = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
    keys.map((value) => ({ value, label: label(value) }));
  const formats = options(['as-dialed', 'digits', 'e164', 'national', 'national-with-00'] as const, (key) =>
    t(`format.${key}`),
  );
  const pairs = { add: t('pairs.add'), remove: t('pairs.remove') };
  const folded = (id: keyof typeof FOLDED, lead?: string) => ({
    title: t(`section.${id}`),
    names: FOLDED[id],
    usual: newCarrier,
    ...(lead ? { lead } : {}),
  });
  const credentials = (
    <>
      <TextField {...of('username')} required={registers} />
      <SecretField
        {...of('password')}
        required={registers}
        isSet={isSet}
        texts={{
          set: t('secret.set'),
          replace: t('secret.replace'),
          remove: t('secret.remove'),
          keep: t('secret.keep'),
          removed: t('secret.removed'),
        }}
      />
    </>
  );
  return (
    <>
      <Section title={t('section.needed')} lead={t('section.connectionLead')}>
        <TextField {...of('name')} required />
        <div className="wide">
          <ChoiceField
            {...of('registrationType')}
            options={options(['ip', 'registration'] as const, (key) => t(`connection.${key}`))}
          />
        </div>
        <HostField {...of('host')} provider={values.provider} />
        <NumberField {...of('port')} min={1} max={65535} />
        <SelectField
          {...of('transport')}
          options={options(['udp', 'tcp', 'tls'] as const, (key) => key.toUpperCase())}
        />
        {registers && credentials}
        <div className="wide">
          <SendsTo registers={registers} />
        </div>
      </Section>
      {!registers && (
        <FoldedSection {...folded('signIn', t('section.signInLead'))}>
          {credentials}
          <TextField {...of('authUsername')} />
          <TextField {...of('authRealm')} />
        </FoldedSection>
      )}
      <FoldedSection
        {...folded('details')}
        names={[...FOLDED.details, ...(registers ? OF_REGISTRATION : ['qualifySeconds'])]}
      >
        {registers && <TextField {...of('authUsername')} />}
        {registers && <TextField {...of('authRealm')} />}
        {registers ? (
          <NumberField {...of('registrationExpirySeconds')} min={60} max={86400} suffix=" s" />
        ) : (
          <NumberField {...of('qualifySeconds')} min={0} suffix=" s" />
        )}
        <TextField {...of('outboundProxy')} />
        <div className="wide">
          <TagsField {...of('cidrs')} />
        </div>
        <TextField {...of('fromUser')} />
        <TextField {...of('fromDomain')} />
      </FoldedSection>
      <FoldedSection {...folded('numbers', t('section.numbersLead'))}>
        <SelectField {...of('numberFormat')} options={formats} />
        <SelectField {...of('inboundNumberFormat')} options={formats} />
        <CountryField {...of('country')} placeholder={t('field.countryOfPlatform')} />
        <SelectField
          {...of('calledNumberIn')}
          options={options(['request-uri', 'to', 'p-called-party-id', 'header', 'fixed'] as const, (key) =>
            t(`called.${key}`),
          )}
        />
        {values.calledNumberIn === 'header' && <TextField {...of('calledNumberHeader')} required />}
        {values.calledNumberIn === 'fixed' && (
          <TextField {...of('fixedCalledNumber')} required inputMode="tel" />
        )}
        <TextField {...of('tagsHeader')} />
        {!registers && <TextField {...of('accountHeader')} />}
        {!registers && values.accountHeader.trim() !== '' && (
          <TextField {...of('accountHeaderValue')} required />
        )}
      </FoldedSection>
      <FoldedSection {...folded('capacity')}>
        <NumberField {...of('priority')} min={1} max={100} />
        <NumberField {...of('dialTimeoutSeconds')} min={1} max={3600} suffix=" s" />
        <NumberField {...of('maxChannels')} min={1} max={10000} />
        <NumberField {...of('maxCallsPerSecond')} min={1} max={1000} />
        <div>
          <TextField {...of('dialPrefix')} inputMode="numeric" />
          {/^\d{1,10}$/.test(values.dialPrefix) && (
            <Text size="xs" mt={4}>
              {t('prefixTakes', { prefix: values.dialPrefix })}
            </Text>
          )}
        </div>
        <SelectField
          {...of('offeredTo')}
          options={options(['all', 'some', 'none'] as const, (key) => t(`offered.${key}`))}
        />
        {values.offeredTo === 'some' && (
          <div className="wide">
            <EntitiesField {...of('offeredTenantIds')} source={tenants} required />
          </div>
        )}
      </FoldedSection>
      <FoldedSection {...folded('media')}>
        <OrderField
          {...of('codecs')}
          choices={CODECS}
          texts={{ add: t('order.add'), up: t('order.up'), down: t('order.down'), remove: t('order.remove') }}
        />
        <SelectField {...of('dtmfMode')} options={DTMF.map((value) => ({ value, label: value }))} />
      </FoldedSection>
      <FoldedSection {...folded('failover', t('section.failoverLead'))}>
        <div className="wide">
          <PairsField
            {...of('failover')}
            keyLabel={t('pairs.answer')}
            valueLabel={t('pairs.outcome')}
            keys={['403', '404', '480', '486', '500', '503', 'cause:34']}
            values={options(['next', 'end'] as const, (key) => t(`pairs.${key}`))}
            texts={pairs}
          />
        </div>
      </FoldedSection>
      <FoldedSection {...folded('about')}>
        <SelectField
          {...of('status')}
          options={options(['active', 'maintenance', 'inactive'] as const, state)}
        />
        <SelectField
          {...of('provider')}
          options={options(['twilio', 'vonage', 'bandwidth', 'telnyx', 'custom'] as const, (key) =>
            t(`provider.${key}`),
          )}
        />
        <TextField {...of('externalId')} />
        <div className="wide">
          <TextAreaField {...of('description')} />
        </div>
      </FoldedSection>
      <FoldedSection {...folded('advanced', t('section.advancedLead'))}>
        <PairsField
          {...of('headers')}
          keyLabel={t('pairs.key')}
          valueLabel={t('pairs.value')}
          texts={pairs}
        />
        <SettingsField {...of('advancedSettings')} />
      </FoldedSection>
    </>
  );
}

/** Where the people of the carrier send its calls, so that they reach Asterisk. */
function SendsTo({ registers }: { registers: boolean }) {
  const t = useTexts(texts);
  const addresses = useSipAddresses();
  if (!registers && addresses.length === 0) return null;
  return (
    <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
      {registers ? t('sendsTo.registered') : t('sendsTo.address', { addresses: addresses.join('; ') })}
    </Alert>
  );
}

/** The host, with the hosts of the provider to choose from. */
function HostField({
  name,
  label,
  help,
  provider,
}: {
  name: string;
  label: string;
  help: string;
  provider: string;
}) {
  const field = useField<string>(name, label);
  const presets = useQuery(presetsQuery);
  const hosts = presets.data?.find((preset) => preset.id === provider)?.hosts ?? [];
  return (
    <Autocomplete
      id={field.id}
      label={label}
      description={help}
      withAsterisk
      data={hosts}
      autoComplete="off"
      value={field.value ?? ''}
      error={field.error}
      disabled={field.disabled}
      onChange={field.onChange}
    />
  );
}
