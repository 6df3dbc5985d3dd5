import { Alert, Button, Collapse, Drawer, Group, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { IconInfoCircle, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { kitTexts } from '../kitTexts';
import { asProblem, ProblemView } from '../ProblemView';
import { useProblems } from '../problems';
import { StateBadge } from '../StateBadge';
import { useCan } from '../session';
import { useTexts } from '../texts';
import { LiveRegion, Time, useNow } from '../values';
import {
  decisive,
  done,
  endsAt,
  isOverdue,
  type Options,
  pollEvery,
  requestOf,
  runningTest,
} from './progress';
import { TestResult } from './TestResult';
import { type EndpointTest, type Kind, sources, type Tested } from './tests';
import { testTexts } from './testTexts';

const MOST_SECONDS = 15;
const HISTORY = 10;

interface DrawerProps {
  kind: Kind;
  tested: Tested;
  opened: boolean;
  onClose: () => void;
}

export default function TestDrawer({ kind, tested, opened, onClose }: DrawerProps) {
  const t = useTexts(testTexts);
  // Opened only after it was mounted, so that the focus returns to where it was.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return (
    <Drawer
      opened={mounted && opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text component="span" fw={650} size="lg">
          {t('title', { name: tested.name })}
        </Text>
      }
    >
      <Test key={tested.id} kind={kind} tested={tested} />
    </Drawer>
  );
}

/** The tests of one carrier or client: the shown one is followed until it has ended. */
function useTests(kind: Kind, id: string) {
  const queries = useQueryClient();
  const source = sources[kind];
  const key = ['endpoint-tests', kind, id];
  const [chosen, setChosen] = useState<string | null>(null);
  const [ends] = useState(() => new Map<string, number>());
  const history = useQuery({
    queryKey: [...key, 'list'],
    queryFn: ({ signal }) => source.list(id, signal),
    staleTime: 0,
  });
  const testId = chosen ?? history.data?.items[0]?.testId ?? null;
  const endOf = (test: EndpointTest, startedHere = false) => {
    const known = ends.get(test.testId) ?? endsAt(test, Date.now(), startedHere);
    ends.set(test.testId, known);
    return known;
  };
  const listed = history.data?.items.find((one) => one.testId === testId);
  const shown = useQuery({
    queryKey: [...key, testId],
    queryFn: ({ signal }) => source.get(id, testId as string, signal),
    enabled: testId !== null,
    retry: false,
    ...(listed ? { initialData: listed } : {}),
    staleTime: ({ state }) => (state.data && state.data.state !== 'running' ? Number.POSITIVE_INFINITY : 0),
    refetchInterval: ({ state: { data, error } }) =>
      pollEvery(data, data ? endOf(data) : 0, error, Date.now()),
    refetchIntervalInBackground: true,
  });
  const test = shown.data ?? null;
  const runs = test?.state === 'running';
  // When a test has ended, so may have changed what the list and the page show of the carrier.
  const ran = useRef<string | null>(null);
  useEffect(() => {
    if (runs) ran.current = test?.testId ?? null;
    else if (test && ran.current === test.testId) {
      ran.current = null;
      void queries.invalidateQueries({ queryKey: ['endpoint-tests', kind, id, 'list'] });
      void queries.invalidateQueries({ queryKey: [source.queryKey] });
    }
  }, [runs, test, queries, kind, id, source.queryKey]);
  return {
    history,
    shown,
    test,
    choose: setChosen,
    endOf,
    follow(started: EndpointTest) {
      endOf(started, true);
      queries.setQueryData([...key, started.testId], started);
      setChosen(started.testId);
      void history.refetch();
    },
  };
}

function Test({ kind, tested }: { kind: Kind; tested: Tested }) {
  const t = useTexts(testTexts);
  const tests = useTests(kind, tested.id);
  const { test, shown } = tests;
  const [followed, setFollowed] = useState<string | null>(null);
  const runs = test?.state === 'running';
  const now = useNow(runs ? 250 : null);
  const ends = test ? tests.endOf(test) : 0;
  const overdue = test !== null && isOverdue(test, ends, now);
  const steps = test ? done(test) : null;
  return (
    <Stack gap="lg">
      <StartForm
        kind={kind}
        tested={tested}
        busy={runs && !overdue}
        started={(started) => {
          setFollowed(null);
          tests.follow(started);
        }}
        running={(testId) => {
          setFollowed(testId);
          tests.choose(testId);
        }}
      />
      {test !== null && followed === test.testId && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
          {t('followed')}
        </Alert>
      )}
      {overdue && (
        <Alert color="yellow" role="alert" icon={<IconInfoCircle aria-hidden />} title={t('overdueTitle')}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('overdue')}</Text>
            <Button size="sm" variant="default" onClick={() => void shown.refetch()}>
              {t('look')}
            </Button>
          </Stack>
        </Alert>
      )}
      {shown.isError && !overdue && <ProblemView error={shown.error} onRetry={() => void shown.refetch()} />}
      {test && <TestResult test={test} name={tested.name} ends={ends} now={now} overdue={overdue} />}
      {runs && steps && <LiveRegion text={t('progress', { name: tested.name, ...steps })} />}
      <History tests={tests} shownId={test?.testId ?? null} />
    </Stack>
  );
}

interface StartProps {
  kind: Kind;
  tested: Tested;
  busy: boolean;
  started: (test: EndpointTest) => void;
  running: (testId: string) => void;
}

function StartForm({ kind, tested, busy, started, running }: StartProps) {
  const t = useTexts(testTexts);
  const can = useCan();
  const { fault } = useProblems();
  const [options, setOptions] = useState<Options>({ call: false, to: '', from: '', again: false });
  const [error, setError] = useState<unknown>(null);
  const [empty, setEmpty] = useState(false);
  const [sending, setSending] = useState(false);
  const number = useRef<HTMLInputElement>(null);
  const source = sources[kind];
  const mayStart = can(source.mayStart);
  const set = (change: Partial<Options>) => {
    setOptions((before) => ({ ...before, ...change }));
    setEmpty(false);
    setError(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || busy || !mayStart) return;
    if (options.call && options.to.trim() === '') {
      setEmpty(true);
      number.current?.focus();
      return;
    }
    setSending(true);
    setError(null);
    try {
      started(await source.start(tested.id, requestOf(options, tested.registers)));
    } catch (refusal) {
      const already = runningTest(refusal);
      if (already) running(already);
      else setError(refusal);
    }
    setSending(false);
  };
  const faults = error === null ? [] : asProblem(error).errors;
  const faultOf = (field: string) => {
    const found = faults.find((one) => one.field === field);
    return found ? fault(found) : null;
  };
  const atFields = faults.length > 0 && faults.every(({ field }) => ['call.to', 'call.from'].includes(field));
  const quiet = busy || sending || !mayStart;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" align="stretch">
        <Text size="sm">{t('lead', { seconds: MOST_SECONDS })}</Text>
        <Switch
          label={t('call')}
          description={t('callHelp')}
          checked={options.call}
          disabled={!mayStart}
          onChange={(event) => set({ call: event.currentTarget.checked })}
        />
        <Collapse expanded={options.call}>
          <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              ref={number}
              label={t('to')}
              description={t('toHelp')}
              inputMode="tel"
              autoComplete="off"
              withAsterisk
              aria-required
              value={options.to}
              error={empty ? t('required') : faultOf('call.to')}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
            <TextInput
              label={t('from')}
              description={t('fromHelp')}
              inputMode="tel"
              autoComplete="off"
              value={options.from}
              error={faultOf('call.from')}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
          </Group>
        </Collapse>
        {tested.registers && (
          <Switch
            label={t('again')}
            description={t('againHelp')}
            checked={options.again}
            disabled={!mayStart}
            onChange={(event) => set({ again: event.currentTarget.checked })}
          />
        )}
        {error !== null && !atFields && <ProblemView error={error} />}
        <Group gap="sm">
          {/* Not the attribute `disabled`, which would take the focus away while the test runs. */}
          <Button
            type="submit"
            data-autofocus
            aria-disabled={quiet}
            {...(quiet ? { 'data-disabled': true } : {})}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
          >
            {busy || sending ? t('runs') : t('start')}
          </Button>
          {!mayStart && <Text size="sm">{t('noRight')}</Text>}
        </Group>
      </Stack>
    </form>
  );
}

function History({ tests, shownId }: { tests: ReturnType<typeof useTests>; shownId: string | null }) {
  const t = useTexts(testTexts);
  const kit = useTexts(kitTexts);
  const { history } = tests;
  const items = history.data?.items.slice(0, HISTORY) ?? [];
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t('history')}
      </Title>
      {history.isPending && <Text size="sm">{kit('loading')}</Text>}
      {history.isError && <ProblemView error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && items.length === 0 && shownId === null && <Text size="sm">{t('none')}</Text>}
      <ul className="test-history">
        {items.map((one) => {
          const test = one.testId === shownId && tests.test ? tests.test : one;
          const why = decisive(test);
          return (
            <li key={one.testId}>
              <button
                type="button"
                className="plain-button"
                aria-current={one.testId === shownId}
                onClick={() => tests.choose(one.testId)}
              >
                <StateBadge state={test.state} />
                <Time at={test.startedAt} />
                <Text span size="sm" c="dimmed">
                  {why ? t('on', { step: t(`step.${why.step.step}`), node: why.node }) : ''}
                </Text>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
