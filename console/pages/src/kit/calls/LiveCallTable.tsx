import { Button, Group, Paper, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '~/kit/keyboard';
import { kitTexts } from '~/kit/kitTexts';
import { FilterBar } from '~/kit/listing/FilterBar';
import { EmptyList } from '~/kit/listing/Listing';
import { queryOf, useListState } from '~/kit/listing/state';
import type { Filter } from '~/kit/listing/types';
import { Link, useGo, useTenant } from '~/kit/navigation';
import { type CellIcon, mark } from '~/kit/StateBadge';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { campaigns, carriers, clients } from '~/kit/sources';
import { useStream } from '~/kit/stream';
import { useTexts } from '~/kit/texts';
import { Empty, LiveRegion, Time } from '~/kit/values';
import { isTest, type LiveCall, liveCallsStream, startOf } from './calls';
import { Elapsed } from './Elapsed';
import { HangUpButton } from './HangUp';
import { numberQuery } from './numberQuery';
import { CalledNumber, Caller, DirectionMark } from './parts';
import { settled } from './settled';
import { texts } from './texts';

const MOST = 300;
const latestFirst = (one: LiveCall, other: LiveCall) => other.startedAt.localeCompare(one.startedAt);

/** The calls in progress, as they happen. */
export function LiveCallTable({
  fixed,
  tenantFromUrl = true,
  whenNone,
}: {
  fixed?: Record<string, string>;
  tenantFromUrl?: boolean;
  /** Shown below if no call is in progress, also none that a filter hides. */
  whenNone?: ReactNode;
}) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const tenantId = useTenant();
  const filters = useFilters(fixed ?? {});
  const state = useListState(filters, undefined);
  const searchRef = useRef<HTMLInputElement>(null);
  const [held, setHeld] = useState<LiveCall[] | null>(null);
  const {
    limit: _,
    number,
    ...query
  } = queryOf(filters, state.filters, undefined, MOST, {
    ...fixed,
    ...(tenantFromUrl && tenantId ? { tenantId } : {}),
  });
  // The number is compared here, since the URL of a stream is written to logs.
  const stream = useStream(liveCallsStream(query));
  const calls = useMemo(
    () => (stream.state?.calls ?? []).filter((call) => matches(call, number)).sort(latestFirst),
    [stream.state, number],
  );
  const { rows, waiting } = settled(calls, held, (call) => call.callId);
  const hold = () => held === null && calls.length > 0 && setHeld(calls);
  const filtered = Object.keys(state.filters).length > 0;
  const count = t('now.count', { count: calls.length });
  const stale = stream.status === 'delayed' || stream.status === 'paused';

  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" align="flex-start">
        <FilterBar filters={filters} state={state} searchRef={searchRef} />
        <Group gap="xs">
          {waiting > 0 && (
            <Tooltip label={t('now.waitingHelp')} withArrow multiline maw={280}>
              <Button radius="xl" size="compact-md" onClick={() => setHeld(null)}>
                {t('now.waiting', { count: waiting })}
              </Button>
            </Tooltip>
          )}
          <StreamControl stream={stream} />
        </Group>
      </Group>
      {stream.state === null ? (
        <Paper withBorder radius="md" p="md" aria-busy>
          <Stack gap="md">
            <Text size="sm" c="dimmed">
              {stream.status === 'delayed' ? kit('stream.delayedHelp') : t('now.loading')}
            </Text>
            <Skeleton height={14} />
            <Skeleton height={14} />
          </Stack>
        </Paper>
      ) : rows.length === 0 ? (
        <EmptyList
          title={filtered ? t('now.noMatch') : t('now.none')}
          text={filtered ? undefined : t('now.noneText')}
          action={
            filtered ? (
              <Button variant="default" onClick={state.clear}>
                {kit('list.clearFilters')}
              </Button>
            ) : undefined
          }
        />
      ) : (
        <LiveRows
          rows={rows.slice(0, MOST)}
          stale={stale && stream.status !== 'paused'}
          hold={hold}
          release={() => setHeld(null)}
          searchRef={searchRef}
        />
      )}
      {rows.length > 0 && (
        <Text size="sm" c="dimmed">
          {count}
          {rows.length > MOST ? ` · ${t('now.shown', { shown: MOST, count: rows.length })}` : ''}
        </Text>
      )}
      {stream.state !== null && rows.length === 0 && !filtered && whenNone}
      <LiveRegion text={stream.state ? count : ''} />
    </Stack>
  );
}

function matches(call: LiveCall, wanted: unknown): boolean {
  if (typeof wanted !== 'string' || wanted === '') return true;
  const digits = numberQuery({ number: wanted }).number.replaceAll(/[^\d*]/g, '');
  const bare = digits.replaceAll('*', '');
  const fits = (text: string | null) => {
    const has = (text ?? '').replaceAll(/\D/g, '');
    if (digits.startsWith('*')) return digits.endsWith('*') ? has.includes(bare) : has.endsWith(bare);
    return has.startsWith(bare);
  };
  return fits(call.number) || fits(call.from) || fits(call.callerId);
}

interface RowsProps {
  rows: { row: LiveCall; gone: boolean }[];
  stale: boolean;
  hold: () => void;
  release: () => void;
  searchRef: React.RefObject<HTMLInputElement | null>;
}

function LiveRows({ rows, stale, hold, release, searchRef }: RowsProps) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const go = useGo();
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const move = (by: number) => {
    hold();
    setCurrent((before) => Math.max(0, Math.min(rows.length - 1, before === null ? 0 : before + by)));
  };
  const group = kit('keys.group');
  useShortcuts([
    { keys: 'j', label: kit('keys.next'), group, run: () => move(1) },
    { keys: 'ArrowDown', label: kit('keys.next'), group, run: () => move(1) },
    { keys: 'k', label: kit('keys.previous'), group, run: () => move(-1) },
    { keys: 'ArrowUp', label: kit('keys.previous'), group, run: () => move(-1) },
    { keys: '/', label: kit('keys.search'), group, run: () => searchRef.current?.focus() },
    {
      keys: 'Enter',
      label: kit('keys.open'),
      group,
      run: () => current !== null && rows[current] && go(`/calls/${rows[current].row.callId}`),
    },
    {
      keys: 'Escape',
      label: kit('list.clearSelection'),
      group,
      run: () => {
        setCurrent(null);
        release();
      },
    },
  ]);
  return (
    <Paper
      ref={frame}
      withBorder
      radius="md"
      className={stale ? 'table-frame stale' : 'table-frame'}
      onMouseEnter={hold}
      onMouseLeave={() => !frame.current?.contains(document.activeElement) && release()}
      onFocus={hold}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && release()}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with keys */}
      <section className="table-scroll" tabIndex={0} aria-label={t('now.label')}>
        <table className="listing live-table">
          <caption>{t('now.label')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.state')}</th>
              <th scope="col" className="right">
                {t('column.duration')}
              </th>
              <th scope="col">{t('column.direction')}</th>
              <th scope="col">{t('column.from')}</th>
              <th scope="col">{t('column.to')}</th>
              <th scope="col">{t('column.campaign')}</th>
              <th scope="col">{t('column.client')}</th>
              <th scope="col">{t('column.carrier')}</th>
              <th scope="col">{t('column.started')}</th>
              <th scope="col">{t('column.node')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, gone }, index) => (
              <tr key={row.callId} className={`${gone ? 'gone' : ''} ${index === current ? 'current' : ''}`}>
                <th scope="row">
                  <Link to={`/calls/${row.callId}`} className="row-link">
                    <LiveStateBadge call={row} gone={gone} />
                  </Link>
                </th>
                <td className="right">
                  <Elapsed since={row.answeredAt ?? row.startedAt} stopped={gone} />
                </td>
                <td>
                  <DirectionMark direction={row.direction} />
                  {isTest(row) && <span className="quiet-text"> {t('call.testShort')}</span>}
                </td>
                <td>
                  <Caller call={row} />
                </td>
                <td>
                  <CalledNumber number={row.number} />
                </td>
                <td>{row.campaign?.name ?? <Empty />}</td>
                <td>{row.client?.name ?? <Connects to={row.connect} />}</td>
                <td>{row.carrier?.name ?? <Empty />}</td>
                <td>
                  <Time at={startOf(row)} />
                </td>
                <td>{row.node}</td>
                <td className="end">
                  {!gone && <HangUpButton call={row} pending={row.hangUpRequestedAt !== null} small />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Paper>
  );
}

/** The client or context that the call will be connected to when it is answered. */
export function Connects({ to }: { to: LiveCall['connect'] }) {
  const t = useTexts(texts);
  const name = to?.client ? to.client.name : to?.context;
  return name ? <span className="quiet-text">{t('now.connectsTo', { name })}</span> : <Empty />;
}

function LiveStateBadge({ call, gone }: { call: LiveCall; gone: boolean }) {
  const t = useTexts(texts);
  const ending = call.hangUpRequestedAt !== null;
  const icon: CellIcon =
    gone || ending
      ? ['hungUp', 'gray']
      : call.state === 'answered'
        ? ['phone', 'green']
        : ['calling', 'blue'];
  const text = gone ? t('now.ended') : t(`state.${ending ? 'ending' : call.state}`);
  const attempt =
    call.attempt !== null && call.attempt > 1 ? ` · ${t('column.attempt')} ${call.attempt}` : '';
  return mark(icon, text + attempt);
}

function useFilters(fixed: Record<string, unknown>): Filter[] {
  const t = useTexts(texts);
  const can = useCan();
  const [seesClients, seesCarriers] = [can('listClients'), can('listCarriers')];
  const hidden = Object.keys(fixed).join();
  return useMemo(() => {
    const entity = (id: string, label: string, source: typeof carriers): Filter => ({
      id,
      kind: 'entity',
      many: true,
      label,
      source,
    });
    const filters: Filter[] = [
      {
        id: 'number',
        kind: 'text',
        main: true,
        secret: true,
        label: t('filter.number'),
        placeholder: t('filter.numberShort'),
        help: t('filter.numberHelp'),
      },
      {
        id: 'state',
        kind: 'choice',
        many: true,
        label: t('filter.state'),
        options: (['dialing', 'ringing', 'answered'] as const).map((value) => ({
          value,
          label: t(`state.${value}`),
        })),
      },
      {
        id: 'direction',
        kind: 'choice',
        many: true,
        label: t('filter.direction'),
        options: (['inbound', 'outbound', 'prefix'] as const).map((value) => ({
          value,
          label: t(`direction.${value}`),
        })),
      },
      entity('campaignId', t('filter.campaign'), campaigns),
      ...(seesClients ? [entity('clientId', t('filter.client'), clients)] : []),
      ...(seesCarriers ? [entity('carrierId', t('filter.carrier'), carriers)] : []),
      { id: 'node', kind: 'text', label: t('filter.node'), placeholder: 'ast1' },
    ];
    return filters.filter((filter) => !hidden.split(',').includes(filter.id));
  }, [t, seesClients, seesCarriers, hidden]);
}
