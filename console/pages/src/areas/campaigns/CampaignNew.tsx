import {
  Alert,
  Button,
  Group,
  List,
  MultiSelect,
  NumberInput,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Stepper,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, body } from '~/api/client';
import type { ApiProblem } from '~/api/problem';
import { zoneOf } from '~/kit/countries';
import { useCreated, usePlaceBefore } from '~/kit/created';
import { campaignQuery } from '~/kit/entities';
import { same } from '~/kit/form/conflict';
import { OrderButtons } from '~/kit/form/OrderButtons';
import { UnsavedGuard } from '~/kit/form/UnsavedGuard';
import { useFirstFault } from '~/kit/form/useFirstFault';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { useTenantCountry } from '~/kit/national';
import { useGo, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { SourceSelect } from '~/kit/SourceSelect';
import { useCan, useUser } from '~/kit/session';
import { clients as clientSource, tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { browserZone, zones } from '~/kit/zone';
import './campaigns.css';
import { DAYS } from '~/kit/week/week';
import { type Campaign, moved, STRATEGIES, type Strategy, tenantNumbers } from './campaigns';
import { texts } from './texts';

interface Draft {
  name: string;
  tenantId: string | null;
  strategy: Strategy;
  ring: number;
  dids: string[];
  clients: { id: string; name: string }[];
  maxConcurrency: number | null;
  dailyCap: number | null;
  total: number | null;
  timeZone: string;
  officeHours: boolean;
  days: 'workdays' | 'everyDay';
  opensAt: string;
  closesAt: string;
}

/** The hours of a new campaign; null for always. */
const hoursOf = ({ officeHours, days, opensAt, closesAt }: Draft) =>
  officeHours
    ? Object.fromEntries(
        DAYS.slice(0, days === 'workdays' ? 5 : 7).map((day) => [day, [{ from: opensAt, to: closesAt }]]),
      )
    : null;
const lacksHours = ({ officeHours, opensAt, closesAt }: Draft) =>
  officeHours && (!opensAt || !closesAt || opensAt === closesAt);

/** A new campaign in three steps. Nothing is stored before the last one. */
export default function CampaignNew() {
  const t = useTexts(texts);
  const go = useGo();
  const goToCreated = useCreated();
  const back = usePlaceBefore('/campaigns');
  const kit = useTexts(kitTexts);
  const queries = useQueryClient();
  const { sentence } = useProblems();
  const staff = useUser().role !== 'seller';
  const tenant = useTenant();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>({
    name: '',
    tenantId: tenant,
    strategy: 'priority',
    ring: 30,
    dids: [],
    clients: [],
    maxConcurrency: null,
    dailyCap: null,
    total: null,
    timeZone: browserZone(),
    officeHours: false,
    days: 'workdays',
    opensAt: '09:00',
    closesAt: '18:00',
  });
  const [untouched] = useState(draft);
  const created = useRef(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const form = useFirstFault<HTMLFormElement>(faults);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [left, setLeft] = useState<{ campaign: Campaign; failed: string[] } | null>(null);
  const [sending, setSending] = useState(false);
  const key = useRef({ sent: '', key: '' });
  const heading = useRef<HTMLElement>(null);
  const put: StepProps['put'] = (change) =>
    setDraft((before) => ({ ...before, ...(typeof change === 'function' ? change(before) : change) }));
  const offered = useRef<Offered>({ numbersOf: undefined, clients: false, zone: browserZone() });
  useEffect(() => {
    if (step > 0) heading.current?.focus();
  }, [step]);

  const check = () => {
    const found = {
      ...(draft.name.trim() ? {} : { name: t('wizard.required') }),
      ...(staff && !draft.tenantId ? { tenantId: t('wizard.required') } : {}),
    };
    setFaults(found);
    return Object.keys(found).length === 0;
  };
  const create = async () => {
    const request = {
      name: draft.name.trim(),
      ...(staff ? { tenantId: draft.tenantId } : {}),
      routingStrategy: draft.strategy,
      dialTimeoutSeconds: draft.ring,
      didIds: draft.dids,
      maxConcurrency: draft.maxConcurrency,
      dailyCap: draft.dailyCap,
      totalCallsAllowed: draft.total,
      timeZone: draft.timeZone,
      openingHours: hoursOf(draft),
    };
    if (key.current.sent !== JSON.stringify(request))
      key.current = { sent: JSON.stringify(request), key: crypto.randomUUID() };
    setSending(true);
    setProblem(null);
    try {
      const campaign = await body(
        api.POST('/api/v1/campaigns', {
          params: { header: { 'Idempotency-Key': key.current.key } },
          body: request,
        }),
      );
      created.current = true;
      await link(campaign);
    } catch (error) {
      const refusal = asProblem(error);
      setProblem(refusal);
      if (refusal.code === 'campaign.name-taken' || refusal.errors.some((one) => one.field === 'name')) {
        setFaults({ name: sentence(refusal) });
        setStep(0);
      } else if (refusal.code === 'campaign.did-taken') setStep(1);
    }
    setSending(false);
  };
  const link = async (campaign: Campaign) => {
    const failed: string[] = [];
    for (const [index, client] of draft.clients.entries()) {
      try {
        await api.PUT('/api/v1/campaigns/{id}/clients/{clientId}', {
          params: { path: { id: campaign.id, clientId: client.id } },
          body: { priority: index + 1 },
        });
      } catch (error) {
        failed.push(`${client.name}: ${sentence(asProblem(error))}`);
      }
    }
    void queries.invalidateQueries({ queryKey: ['campaigns'] });
    if (failed.length > 0) return setLeft({ campaign, failed });
    // Each link has made a new version of the campaign.
    const linked = await queries.fetchQuery(campaignQuery(campaign.id)).catch(() => campaign);
    goToCreated(`/campaigns/${campaign.id}`, linked);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step === 0 && !check()) return;
    if (step === 2 && lacksHours(draft)) return;
    if (step < 2) setStep(step + 1);
    else void create();
  };
  const steps = [t('wizard.step1'), t('wizard.step2'), t('wizard.step3')];

  return (
    <Page
      title={t('wizard.title')}
      lead={t(staff ? 'wizard.later' : 'wizard.laterAll')}
      trail={[{ label: t('title'), to: '/campaigns' }]}
      width={860}
    >
      <UnsavedGuard
        unsaved={() =>
          !created.current && !same({ ...draft, tenantId: null }, { ...untouched, tenantId: null })
        }
      />
      {left ? (
        <Alert color="yellow" title={t('wizard.partly')} role="alert">
          <List size="sm" mb="md">
            {left.failed.map((one) => (
              <List.Item key={one}>{one}</List.Item>
            ))}
          </List>
          <Button onClick={() => go(`/campaigns/${left.campaign.id}`)}>{t('wizard.toCampaign')}</Button>
        </Alert>
      ) : (
        <Paper
          withBorder
          radius="md"
          p="lg"
          component="form"
          ref={form}
          onSubmit={submit}
          noValidate
          data-guarded
        >
          <Stack gap="lg">
            <Stepper
              active={step}
              onStepClick={(to) => to < step && setStep(to)}
              size="sm"
              aria-label={t('wizard.progress', { step: step + 1 })}
            >
              {steps.map((label, index) => (
                <Stepper.Step
                  key={label}
                  label={label}
                  allowStepSelect={index < step}
                  aria-current={index === step ? 'step' : undefined}
                />
              ))}
            </Stepper>
            <section
              ref={heading}
              tabIndex={-1}
              className="form-summary"
              aria-label={`${t('wizard.progress', { step: step + 1 })}: ${steps[step]}`}
            >
              {step === 0 && <NameStep draft={draft} put={put} faults={faults} staff={staff} />}
              {step === 1 && <PartiesStep draft={draft} put={put} offered={offered.current} />}
              {step === 2 && <LimitStep draft={draft} put={put} />}
            </section>
            {problem && <ProblemView error={problem} title={sentence(problem)} />}
            <Group justify="space-between">
              <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
                {t('wizard.back')}
              </Button>
              <Group>
                <Button variant="default" onClick={() => go(back)}>
                  {kit('cancel')}
                </Button>
                <Button type="submit" loading={sending}>
                  {step < 2 ? t('wizard.next') : t('wizard.create')}
                </Button>
              </Group>
            </Group>
          </Stack>
        </Paper>
      )}
    </Page>
  );
}

/** For which tenant the only free number was chosen for the person, and whether the only client was: once each. */
interface Offered {
  numbersOf: string | null | undefined;
  clients: boolean;
  /** The time zone that was chosen for the person. */
  zone: string;
}

const onlyOne = <T,>(all: T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

interface StepProps {
  draft: Draft;
  put: (change: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;
}

function NameStep({
  draft,
  put,
  faults,
  staff,
}: StepProps & { faults: Record<string, string>; staff: boolean }) {
  const t = useTexts(texts);
  const formats = useFormats();
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('wizard.name')}
          description={t('wizard.nameHelp')}
          withAsterisk
          maxLength={100}
          value={draft.name}
          error={faults.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        {staff && (
          <SourceSelect
            label={t('wizard.tenant')}
            description={t('wizard.tenantHelp')}
            required
            source={tenants}
            value={draft.tenantId}
            error={faults.tenantId}
            onChange={(tenantId) => put({ tenantId, dids: [] })}
          />
        )}
        <Select
          label={t('wizard.strategy')}
          allowDeselect={false}
          value={draft.strategy}
          data={STRATEGIES.map((value) => ({ value, label: t(`strategy.${value}`) }))}
          onChange={(strategy) => put({ strategy: (strategy ?? 'priority') as Strategy })}
        />
        <NumberInput
          label={t('routing.dialTimeoutSeconds')}
          min={1}
          max={600}
          allowDecimal={false}
          value={draft.ring}
          onChange={(value) => put({ ring: Number(value) || 30 })}
          suffix=" s"
        />
      </SimpleGrid>
      <Alert color="blue" aria-live="polite">
        {t(`sentence.${draft.strategy}`, { ring: formats.duration(draft.ring) })} {t('sentence.busy')}
      </Alert>
    </Stack>
  );
}

function PartiesStep({ draft, put, offered }: StepProps & { offered: Offered }) {
  const t = useTexts(texts);
  const can = useCan();
  const numbers = useQuery({
    queryKey: ['find', 'dids of tenant', draft.tenantId],
    queryFn: ({ signal }) =>
      draft.tenantId
        ? tenantNumbers(draft.tenantId).find('', signal)
        : body(api.GET('/api/v1/dids', { params: { query: { limit: 200 } }, signal })).then((page) =>
            page.items.map((one) => ({ value: one.id, label: one.number })),
          ),
  });
  const taken = useQuery({
    queryKey: ['campaigns', 'of tenant', draft.tenantId],
    queryFn: async ({ signal }) => {
      const query = { limit: 200, ...(draft.tenantId ? { tenantId: draft.tenantId } : {}) };
      const page = await body(api.GET('/api/v1/campaigns', { params: { query }, signal }));
      return {
        numbers: page.items.flatMap((campaign) => campaign.didIds),
        zones: [...new Set(page.items.map((campaign) => campaign.timeZone))],
      };
    },
  });
  const country = useTenantCountry(draft.tenantId);
  const clients = useQuery({
    queryKey: ['find', clientSource.key, ''],
    queryFn: ({ signal }) => clientSource.find('', signal),
    enabled: can('listClients'),
  });
  // Only lists as they are now say that there is just one.
  const reading = numbers.isFetching || taken.isFetching || country.isLoading;
  useEffect(() => {
    if (reading || !numbers.data || !taken.data || offered.numbersOf === draft.tenantId) return;
    offered.numbersOf = draft.tenantId;
    const here = browserZone();
    // Browsers without a place of their own are in UTC, where few campaigns are.
    const zone =
      (country.country && zoneOf(country.country, here)) ||
      (here === 'UTC' && onlyOne(taken.data.zones)) ||
      here;
    if (draft.timeZone === offered.zone) {
      offered.zone = zone;
      put({ timeZone: zone });
    }
    const only = onlyOne(numbers.data.filter((one) => !taken.data.numbers.includes(one.value)));
    if (only && draft.dids.length === 0) put({ dids: [only.value] });
  }, [reading, numbers.data, taken.data, country.country, draft, put, offered]);
  useEffect(() => {
    if (clients.isFetching || !clients.data || offered.clients) return;
    offered.clients = true;
    const only = onlyOne(clients.data);
    if (only && draft.clients.length === 0) put({ clients: [{ id: only.value, name: only.label }] });
  }, [clients.isFetching, clients.data, draft, put, offered]);
  const order = (from: number, to: number) => put({ clients: moved(draft.clients, from, to) });
  return (
    <Stack gap="lg">
      <MultiSelect
        label={t('wizard.numbers')}
        description={t('wizard.numbersHelp')}
        searchable
        clearable
        data={(numbers.data ?? []).map((one) => ({ value: one.value, label: phoneOf(one.label).text }))}
        value={draft.dids}
        onChange={(dids) => put({ dids })}
      />
      {can('listClients') ? (
        <Stack gap={6}>
          <Text size="sm" fw={500}>
            {t('wizard.clients')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('wizard.clientsHelp')}
          </Text>
          {draft.clients.length > 0 && (
            <ol className="client-order">
              {draft.clients.map((client, index) => (
                <li key={client.id}>
                  <span className="trace-place figures">{index + 1}</span>
                  <Text size="sm" fw={600} span>
                    {client.name}
                  </Text>
                  <OrderButtons
                    labels={{
                      up: `${t('wizard.up')}: ${client.name}`,
                      down: `${t('wizard.down')}: ${client.name}`,
                      remove: `${t('wizard.remove')}: ${client.name}`,
                    }}
                    up={index > 0}
                    down={index < draft.clients.length - 1}
                    onMove={(by) => order(index, index + by)}
                    onRemove={() => put({ clients: draft.clients.filter((one) => one.id !== client.id) })}
                  />
                </li>
              ))}
            </ol>
          )}
          <SourceSelect
            label={t('wizard.addClient')}
            source={clientSource}
            without={draft.clients.map((one) => one.id)}
            value={null}
            onChange={(id) => {
              // While its name is read, another one may be added.
              if (id)
                void clientSource.nameOf(id).then((name) =>
                  put(({ clients: before }) => ({
                    clients: before.some((one) => one.id === id) ? before : [...before, { id, name }],
                  })),
                );
            }}
          />
        </Stack>
      ) : (
        <Text size="sm">{t('wizard.noClients')}</Text>
      )}
    </Stack>
  );
}

function LimitStep({ draft, put }: StepProps) {
  const t = useTexts(texts);
  const number = (value: string | number) => (value === '' ? null : Number(value));
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label={t('limits.maxConcurrency')}
          description={t('link.capHelp')}
          min={0}
          allowDecimal={false}
          value={draft.maxConcurrency ?? ''}
          onChange={(value) => put({ maxConcurrency: number(value) })}
        />
        <NumberInput
          label={t('limits.dailyCap')}
          description={t('link.capHelp')}
          min={0}
          allowDecimal={false}
          value={draft.dailyCap ?? ''}
          onChange={(value) => put({ dailyCap: number(value) })}
        />
        <NumberInput
          label={t('limits.totalCallsAllowed')}
          description={t('link.capHelp')}
          min={0}
          allowDecimal={false}
          value={draft.total ?? ''}
          onChange={(value) => put({ total: number(value) })}
        />
      </SimpleGrid>
      <Select
        label={t('hours.timeZone')}
        description={t('hours.timeZoneHelp')}
        searchable
        allowDeselect={false}
        data={zones()}
        value={draft.timeZone}
        onChange={(zone) => put({ timeZone: zone ?? 'UTC' })}
      />
      <Switch
        label={t('wizard.officeHours')}
        description={t('wizard.officeHoursHelp')}
        checked={draft.officeHours}
        onChange={(event) => put({ officeHours: event.currentTarget.checked })}
      />
      {draft.officeHours && (
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t('wizard.days')}
            allowDeselect={false}
            data={(['workdays', 'everyDay'] as const).map((value) => ({
              value,
              label: t(`wizard.${value}`),
            }))}
            value={draft.days}
            onChange={(days) => put({ days: (days ?? 'workdays') as Draft['days'] })}
          />
          <TextInput
            type="time"
            label={t('wizard.opensAt')}
            value={draft.opensAt}
            onChange={(event) => put({ opensAt: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('wizard.closesAt')}
            description={t('wizard.closesHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.closesAt}
            error={lacksHours(draft) ? t('wizard.noHours') : undefined}
            onChange={(event) => put({ closesAt: event.currentTarget.value })}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
