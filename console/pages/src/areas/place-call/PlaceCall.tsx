import { Button, Checkbox, Group, Paper, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, body } from '~/api/client';
import type { ApiProblem } from '~/api/problem';
import { usePlaceBefore } from '~/kit/created';
import { same } from '~/kit/form/conflict';
import { UnsavedGuard } from '~/kit/form/UnsavedGuard';
import { useFirstFault } from '~/kit/form/useFirstFault';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { cleaned, internationalOf } from '~/kit/national';
import { useGo, useSearch, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { asProblem } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { SourceSelect } from '~/kit/SourceSelect';
import { useCan, useUser } from '~/kit/session';
import { campaigns, carriers, clients, dids, tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { Follow } from './Follow';
import { type Connect, type Order, questionOf, type Route } from './order';
import { Preview, type Previewed } from './Preview';
import { Refused } from './Refused';
import { exampleFor, useTenantOf } from './tenant';
import { texts } from './texts';

export default function PlaceCall() {
  const t = useTexts(texts);
  const search = useSearch();
  const tenant = useTenant();
  const text = (name: string) => (typeof search[name] === 'string' ? (search[name] as string) : null);
  const [placed, setPlaced] = useState<{ callId: string; to: string } | null>(null);
  const [order, setOrder] = useState<Order>({
    to: '',
    tenantId: tenant,
    from: null,
    near: false,
    route: text('campaignId') ? 'campaign' : text('carrier') ? 'carrier' : 'automatic',
    campaignId: text('campaignId'),
    carrier: text('carrier'),
    dialPrefix: '',
    connect: 'hold',
    client: null,
    context: '',
    reference: '',
    tags: '',
  });
  return (
    <Page title={t('title')} lead={t('lead')} trail={[{ label: t('calls'), to: '/calls' }]} width={860}>
      {placed ? (
        <Follow callId={placed.callId} number={placed.to} again={() => setPlaced(null)} />
      ) : (
        <OrderForm order={order} setOrder={setOrder} onPlaced={setPlaced} />
      )}
    </Page>
  );
}

/** `name=value` separated by commas, semicolons or lines; null if there are none. */
function pairsOf(text: string) {
  const pairs = text
    .split(/[\n,;]/)
    .map((pair) => pair.split('='))
    .filter((pair) => pair.length >= 2 && pair[0]?.trim())
    .map(([name = '', ...value]) => [name.trim(), value.join('=').trim()]);
  return pairs.length > 0 ? (Object.fromEntries(pairs) as Record<string, never>) : null;
}

function requestOf(order: Order, withTenant: boolean) {
  const connect =
    order.connect === 'client'
      ? { client: order.client }
      : order.connect === 'context'
        ? { context: order.context.trim() }
        : null;
  const reference = pairsOf(order.reference);
  const tags = pairsOf(order.tags);
  return {
    to: cleaned(order.to),
    ...(withTenant && order.tenantId ? { tenantId: order.tenantId } : {}),
    ...(order.from ? { from: order.from } : {}),
    ...(order.near && !order.from ? { rotation: { localPresence: true } } : {}),
    ...(order.route === 'campaign' ? { campaignId: order.campaignId } : {}),
    ...(order.route === 'carrier' ? { carrier: order.carrier } : {}),
    ...(order.route === 'prefix' ? { dialPrefix: order.dialPrefix.trim() } : {}),
    ...(connect ? { connect } : {}),
    ...(reference ? { reference } : {}),
    ...(tags ? { tags } : {}),
  };
}

interface OrderFormProps {
  order: Order;
  setOrder: (order: Order) => void;
  onPlaced: (call: { callId: string; to: string }) => void;
}

function OrderForm({ order, setOrder, onPlaced }: OrderFormProps) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const go = useGo();
  const back = usePlaceBefore('/calls');
  const [untouched] = useState(order);
  const can = useCan();
  const problems = useProblems();
  const tenant = useTenantOf(order);
  const example = tenant ? exampleFor(tenant) : null;
  const staff = useUser().role !== 'seller';
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const form = useFirstFault<HTMLFormElement>(faults);
  const [sending, setSending] = useState(false);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  // Of another order, the answer says nothing.
  const stopped = previewed?.asked === JSON.stringify(questionOf(order, staff)) ? previewed.stopped : null;
  const refused = stopped?.startsWith('destination.') ?? false;
  const key = useRef({ sent: '', key: '' });
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);
  const put = (change: Partial<Order>) => {
    setOrder({ ...order, ...change });
    setFaults({});
  };

  const missing = (): Record<string, string> => {
    const required = t('required');
    return {
      ...(cleaned(order.to) ? {} : { to: required }),
      ...(staff && !order.tenantId && order.route !== 'campaign' ? { tenantId: required } : {}),
      ...(order.route === 'campaign' && !order.campaignId ? { campaignId: required } : {}),
      ...(order.route === 'carrier' && !order.carrier ? { carrier: required } : {}),
      ...(order.route === 'prefix' && !order.dialPrefix.trim() ? { dialPrefix: required } : {}),
      ...(order.connect === 'client' && !order.client ? { connect: required } : {}),
      ...(order.connect === 'context' && !order.context.trim() ? { connect: required } : {}),
    };
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const own = missing();
    setFaults(own);
    setProblem(null);
    if (Object.keys(own).length > 0 || sending || refused) return;
    const request = requestOf(order, staff);
    // The same order that is sent again, as after a timeout, is placed once.
    if (key.current.sent !== JSON.stringify(request))
      key.current = { sent: JSON.stringify(request), key: crypto.randomUUID() };
    setSending(true);
    try {
      const call = await body(
        api.POST('/api/v1/calls', {
          params: { header: { 'Idempotency-Key': key.current.key } },
          body: request,
        }),
      );
      onPlaced({ callId: call.callId, to: internationalOf(order.to, tenant?.country) });
    } catch (error) {
      const refusal = asProblem(error);
      if (refusal.status > 0) key.current = { sent: '', key: '' };
      setFaults(
        Object.fromEntries(refusal.errors.map((fault) => [fault.field.split('.')[0], problems.fault(fault)])),
      );
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  return (
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
      <UnsavedGuard unsaved={() => !same({ ...order, tenantId: null }, { ...untouched, tenantId: null })} />
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <div>
            <TextInput
              label={t('to')}
              description={
                example === null
                  ? t('toHelpPlain')
                  : 'example' in example
                    ? t('toHelp', example)
                    : t('toHelpCode', example)
              }
              withAsterisk
              inputMode="tel"
              autoComplete="off"
              value={order.to}
              error={faults.to}
              onChange={(event) => put({ to: event.currentTarget.value })}
            />
            <NumberHint text={order.to} country={tenant?.country} />
          </div>
          {staff && (
            <SourceSelect
              label={t('tenant')}
              description={t('tenantHelp')}
              required={order.route !== 'campaign'}
              source={tenants}
              value={order.tenantId}
              error={faults.tenantId}
              onChange={(tenantId) => put({ tenantId })}
            />
          )}
          <div>
            <SourceSelect
              label={t('from')}
              description={t('fromHelp')}
              source={dids}
              value={order.from}
              error={faults.from}
              onChange={(from) => put({ from })}
            />
            {!order.from && (
              <Checkbox
                mt={6}
                size="xs"
                label={t('near')}
                checked={order.near}
                onChange={(event) => put({ near: event.currentTarget.checked })}
              />
            )}
          </div>
          <Select
            label={t('route')}
            description={t('routeHelp')}
            allowDeselect={false}
            value={order.route}
            onChange={(route) => put({ route: (route ?? 'automatic') as Route })}
            data={(
              [
                'automatic',
                'campaign',
                ...(can('listCarriers') ? (['carrier'] as const) : []),
                'prefix',
              ] as const
            ).map((value) => ({ value, label: t(value) }))}
          />
          {order.route === 'campaign' && (
            <SourceSelect
              required
              label={t('campaign')}
              source={campaigns}
              value={order.campaignId}
              error={faults.campaignId}
              onChange={(campaignId) => put({ campaignId })}
            />
          )}
          {order.route === 'carrier' && (
            <SourceSelect
              required
              label={t('carrier')}
              source={carriers}
              value={order.carrier}
              error={faults.carrier}
              onChange={(carrier) => put({ carrier })}
            />
          )}
          {order.route === 'prefix' && (
            <TextInput
              label={t('prefix')}
              description={t('prefixHelp')}
              withAsterisk
              inputMode="numeric"
              value={order.dialPrefix}
              error={faults.dialPrefix}
              onChange={(event) => put({ dialPrefix: event.currentTarget.value })}
            />
          )}
          <Select
            label={t('connect')}
            description={t('connectHelp')}
            allowDeselect={false}
            value={order.connect}
            onChange={(connect) => put({ connect: (connect ?? 'hold') as Connect })}
            data={(['hold', ...(can('listClients') ? (['client'] as const) : []), 'context'] as const).map(
              (value) => ({ value, label: t(value) }),
            )}
          />
          {order.connect === 'client' && (
            <SourceSelect
              required
              label={t('clientLabel')}
              source={clients}
              value={order.client}
              error={faults.connect}
              onChange={(client) => put({ client })}
            />
          )}
          {order.connect === 'context' && (
            <TextInput
              label={t('contextLabel')}
              description={t('contextHelp')}
              withAsterisk
              value={order.context}
              error={faults.connect}
              onChange={(event) => put({ context: event.currentTarget.value })}
            />
          )}
          <TextInput
            label={t('reference')}
            description={t('referenceHelp')}
            placeholder="leadId=42"
            value={order.reference}
            error={faults.reference}
            onChange={(event) => put({ reference: event.currentTarget.value })}
          />
          <TextInput
            label={t('tags')}
            description={t('tagsHelp')}
            placeholder="vertical=solar"
            value={order.tags}
            error={faults.tags}
            onChange={(event) => put({ tags: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Preview order={order} staff={staff} onAnswer={setPreviewed} />
        <div ref={summary} tabIndex={-1} className="form-summary">
          {problem && <Refused problem={problem} order={order} tenant={tenant} shown={stopped} />}
        </div>
        <Group>
          <Button
            type="submit"
            loading={sending}
            disabled={refused}
            leftSection={<IconPhonePlus size={16} aria-hidden />}
          >
            {t('submit')}
          </Button>
          <Button variant="default" onClick={() => go(back)}>
            {kit('cancel')}
          </Button>
          {stopped !== null && (
            <Text size="sm" role="status">
              {t(refused ? 'submitRefused' : 'submitStopped')}
            </Text>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function NumberHint({ text, country }: { text: string; country: string | undefined }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (cleaned(text).length < 7) return null;
  const number = internationalOf(text, country);
  const phone = phoneOf(number);
  return (
    <Text size="xs" c="dimmed" mt={4} aria-live="polite">
      {phone.region
        ? t('toHint', { number: phone.text, country: formats.country(phone.region) })
        : number.startsWith('+') || country === undefined
          ? ''
          : t('toNational', { country: formats.country(country) })}
    </Text>
  );
}
