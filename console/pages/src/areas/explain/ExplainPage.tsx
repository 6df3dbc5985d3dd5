import {
  Autocomplete,
  Button,
  Paper,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useFirstFault } from '~/kit/form/useFirstFault';
import { EmptyList } from '~/kit/listing/Listing';
import { internationalOf, numberMeant, useTenantCountry } from '~/kit/national';
import { parseSearch, type Search, useGo, useSearch } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { phoneOf } from '~/kit/phone';
import { Explanation, type Question } from '~/kit/routing/Explanation';
import { explainTexts } from '~/kit/routing/explainTexts';
import { SourceSelect } from '~/kit/SourceSelect';
import { useUser } from '~/kit/session';
import { campaigns, tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { ownNumbers } from './ownNumbers';

type Direction = 'inbound' | 'outbound';
type Route = 'campaign' | 'prefix' | 'tenant';

interface Form {
  direction: Direction;
  number: string;
  from: string;
  tags: string;
  route: Route;
  campaignId: string | null;
  dialPrefix: string;
  tenantId: string | null;
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';

/** The question is in the URL: numbers behind `#`, which browsers send to no server. */
function formOf(search: Search, hash: string): Form {
  const secret = parseSearch(hash);
  return {
    direction: search.direction === 'outbound' ? 'outbound' : 'inbound',
    number: one(secret.number),
    from: one(secret.from),
    tags: one(search.tags),
    route: search.dialPrefix ? 'prefix' : search.campaignId ? 'campaign' : search.of ? 'tenant' : 'campaign',
    campaignId: one(search.campaignId) || null,
    dialPrefix: one(search.dialPrefix),
    tenantId: one(search.of) || one(search.tenant) || null,
  };
}

export default function ExplainPage() {
  const t = useTexts(explainTexts);
  const search = useSearch();
  const { hash, pathname } = useLocation();
  const go = useGo();
  const asked = formOf(search, hash);
  const tried = search.tried === undefined ? [] : Array.isArray(search.tried) ? search.tried : [search.tried];
  const complete =
    asked.number !== '' &&
    (asked.direction === 'inbound' || asked.route !== 'campaign' || asked.campaignId !== null);
  const write = (form: Form, attempts: string[]) => {
    const outbound = form.direction === 'outbound';
    const secret = new URLSearchParams();
    if (form.number) secret.set('number', form.number);
    if (!outbound && form.from) secret.set('from', form.from);
    go(pathname, {
      search: {
        direction: outbound ? 'outbound' : undefined,
        tags: (!outbound && form.tags) || undefined,
        campaignId: outbound && form.route === 'campaign' ? (form.campaignId ?? undefined) : undefined,
        dialPrefix: outbound && form.route === 'prefix' ? form.dialPrefix : undefined,
        of:
          form.route === 'tenant' || !outbound || form.route === 'prefix'
            ? (form.tenantId ?? undefined)
            : undefined,
        tried: attempts.length > 0 ? attempts : undefined,
      },
      hash: secret.toString(),
    });
  };
  return (
    <Page title={t('title')} lead={t('lead')} width={1100}>
      <QuestionForm key={JSON.stringify(asked)} initial={asked} ask={(form) => write(form, [])} />
      {complete ? (
        <Explanation question={questionOf(asked, tried)} onTried={(attempts) => write(asked, attempts)} />
      ) : (
        <EmptyList title={t('first')} />
      )}
    </Page>
  );
}

function questionOf(form: Form, tried: string[]): Question {
  if (form.direction === 'inbound') {
    return {
      direction: 'inbound',
      number: form.number,
      from: form.from || null,
      tags: form.tags || null,
      tenantId: form.tenantId,
      tried,
    };
  }
  return {
    direction: 'outbound',
    number: form.number,
    campaignId: form.route === 'campaign' ? form.campaignId : null,
    dialPrefix: form.route === 'prefix' ? form.dialPrefix : null,
    tenantId: form.route === 'campaign' ? null : form.tenantId,
    tried,
  };
}

function QuestionForm({ initial, ask }: { initial: Form; ask: (form: Form) => void }) {
  const t = useTexts(explainTexts);
  const { role } = useUser();
  const [form, setForm] = useState(initial);
  const [faults, setFaults] = useState<{ number?: string; route?: string }>({});
  const formRef = useFirstFault<HTMLFormElement>(faults);
  const put = (change: Partial<Form>) => setForm({ ...form, ...change });
  const outbound = form.direction === 'outbound';
  const staff = role !== 'seller';
  const { country } = useTenantCountry(form.tenantId);
  const [typed] = useDebouncedValue(form.number, 200);
  const own = useQuery({ ...ownNumbers(typed, form.tenantId), enabled: !outbound }).data ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = outbound ? internationalOf(form.number, country) : numberMeant(form.number, country, own);
    const routed =
      !outbound ||
      (form.route === 'campaign'
        ? form.campaignId
        : form.route === 'prefix'
          ? form.dialPrefix
          : form.tenantId || !staff);
    setFaults({
      ...(number ? {} : { number: t('required') }),
      ...(routed ? {} : { route: t('routeRequired') }),
    });
    if (number && routed) ask({ ...form, number, from: form.from.trim(), tags: form.tags.trim() });
  };
  return (
    <Paper withBorder radius="md" p="lg" component="form" ref={formRef} onSubmit={submit}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('direction')}
          value={form.direction}
          onChange={(direction) => put({ direction: direction as Direction })}
          data={[
            { value: 'inbound', label: t('inbound') },
            { value: 'outbound', label: t('outbound') },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          {outbound ? (
            <TextInput
              label={t('number')}
              description={t('numberOutHelp')}
              inputMode="tel"
              autoComplete="off"
              withAsterisk
              value={form.number}
              error={faults.number}
              onChange={(event) => put({ number: event.currentTarget.value })}
            />
          ) : (
            <Autocomplete
              label={t('number')}
              description={t('numberInHelp')}
              inputMode="tel"
              autoComplete="off"
              withAsterisk
              data={[...new Set(own.map((one) => phoneOf(one).text))]}
              filter={({ options }) => options}
              value={form.number}
              error={faults.number}
              onChange={(number) => put({ number })}
            />
          )}
          {outbound ? (
            <Select
              label={t('route')}
              description={t('tenantHelp')}
              value={form.route}
              allowDeselect={false}
              onChange={(route) => put({ route: (route ?? 'campaign') as Route })}
              data={[
                { value: 'campaign', label: t('byCampaign') },
                { value: 'prefix', label: t('byPrefix') },
                { value: 'tenant', label: t('byTenant') },
              ]}
            />
          ) : (
            <TextInput
              label={t('from')}
              description={t('fromHelp')}
              inputMode="tel"
              autoComplete="off"
              value={form.from}
              onChange={(event) => put({ from: event.currentTarget.value })}
            />
          )}
          {!outbound && (
            <TextInput
              label={t('tags')}
              description={t('tagsHelp')}
              placeholder="vertical=solar; source=fb"
              autoComplete="off"
              value={form.tags}
              onChange={(event) => put({ tags: event.currentTarget.value })}
            />
          )}
          {outbound && form.route === 'campaign' && (
            <SourceSelect
              required
              label={t('campaign')}
              source={campaigns}
              value={form.campaignId}
              error={faults.route}
              onChange={(campaignId) => put({ campaignId })}
            />
          )}
          {outbound && form.route === 'prefix' && (
            <TextInput
              label={t('prefix')}
              inputMode="numeric"
              withAsterisk
              value={form.dialPrefix}
              error={faults.route}
              onChange={(event) => put({ dialPrefix: event.currentTarget.value })}
            />
          )}
          {outbound && form.route !== 'campaign' && staff && (
            <SourceSelect
              required
              label={t('tenant')}
              source={tenants}
              value={form.tenantId}
              error={form.route === 'tenant' ? faults.route : undefined}
              onChange={(tenantId) => put({ tenantId })}
            />
          )}
        </SimpleGrid>
        <div>
          <Button type="submit">{t('ask')}</Button>
        </div>
      </Stack>
    </Paper>
  );
}
