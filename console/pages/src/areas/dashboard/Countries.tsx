import { SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, useCallback } from 'react';
import { useFormats } from '~/kit/format';
import type { Column } from '~/kit/listing/types';
import { Link, useGo, useSearch } from '~/kit/navigation';
import { useCan } from '~/kit/session';
import { type KeyOf, useTexts } from '~/kit/texts';
import type { MapProps } from './CallMap';
import { ChartCard, Nothing } from './Card';
import { callsLink, type StatisticsRow } from './figures';
import { statisticsQuery, type View, withoutCountryQuery } from './queries';
import { stateTexts } from './stateTexts';
import { texts } from './texts';

const WorldMap = lazy(() => import('./WorldMap'));
const StatesMap = lazy(() => import('./StatesMap'));
const LISTED = 8;
const ON_WALL = { listed: 4, height: 200 };
const USA = 'US';

/** Calls by the place of the called number: by country, or by the states of the USA. */
export function Countries({ view }: { view: View }) {
  return useSearch().map === 'us' ? <States view={view} /> : <World view={view} />;
}

function World({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const go = useGo();
  const figures = useQuery(statisticsQuery(view, 'country'));
  const rows = figures.data?.rows ?? [];
  const linkOf = (country: string) =>
    callsLink(figures.data ?? { from: '', to: '' }, { country, complete: 'true' });
  const toStates = useShowMap();
  const unplaced = useQuery(withoutCountryQuery(view)).data ?? 0;
  const nameOf = useCallback(
    (country: string) => (country.startsWith('no code') ? country.slice(9) : formats.country(country)),
    [formats],
  );
  return (
    <Places
      id="countries"
      wall={view.wall}
      title={t('map')}
      lead={t('mapLead')}
      figures={figures}
      rows={rows}
      placeLabel={t('column.country')}
      nameOf={nameOf}
      linkOf={linkOf}
      chart={WorldMap}
      onPick={(country) => {
        if (country === USA) toStates('us');
        else {
          const target = linkOf(country);
          go(target.to, { search: target.search });
        }
      }}
      others={(count) => t('otherCountries', { count })}
      note={unplaced > 0 ? <Unplaced count={unplaced} brief={view.wall} /> : undefined}
      controls={rows.some((row) => row.id === USA) ? <MapChoice /> : undefined}
    />
  );
}

/** The calls that are on no map, and how their numbers get a country. */
function Unplaced({ count, brief = false }: { count: number; brief?: boolean | undefined }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const maySet = useCan()('updateCarrier');
  return (
    <div role="note">
      <Text size="sm" fw={600}>
        {t('unplaced', { count, calls: formats.number(count) })}
      </Text>
      {!brief && (
        <Text size="sm" c="dimmed">
          {t('unplacedWhy')} {t(maySet ? 'unplacedSet' : 'unplacedAsk')}{' '}
          {maySet && (
            <Link to="/carriers" size="sm">
              {t('unplacedCarriers')}
            </Link>
          )}
        </Text>
      )}
    </div>
  );
}

function States({ view }: { view: View }) {
  const t = useTexts(texts);
  const state = useTexts(stateTexts);
  const figures = useQuery(statisticsQuery(view, 'region'));
  const rows = (figures.data?.rows ?? []).filter((row) => row.id.startsWith(`${USA}-`));
  const nameOf = useCallback(
    (region: string) => {
      const code = region.slice(3);
      return code in stateTexts.en ? state(code as KeyOf<typeof stateTexts.en>) : region;
    },
    [state],
  );
  return (
    <Places
      id="states"
      wall={view.wall}
      title={t('states')}
      lead={t('statesLead')}
      figures={figures}
      rows={rows}
      placeLabel={t('column.state')}
      nameOf={nameOf}
      chart={StatesMap}
      others={(count) => t('otherStates', { count })}
      controls={<MapChoice />}
    />
  );
}

const useShowMap = () => {
  const go = useGo();
  const search = useSearch();
  return (map: string) =>
    go('/', { search: { ...search, map: map === 'us' ? 'us' : undefined }, replace: true });
};

function MapChoice() {
  const t = useTexts(texts);
  const show = useShowMap();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('mapOf')}
      value={useSearch().map === 'us' ? 'us' : 'world'}
      data={[
        { value: 'world', label: t('world') },
        { value: 'us', label: t('usa') },
      ]}
      onChange={show}
    />
  );
}

interface PlacesProps {
  id: string;
  wall: boolean | undefined;
  title: string;
  lead: string;
  figures: Parameters<typeof ChartCard>[0]['source'];
  rows: StatisticsRow[];
  placeLabel: string;
  nameOf: (id: string) => string;
  /** The calls to a place; absent where the list of calls has no filter for it. */
  linkOf?: (id: string) => ReturnType<typeof callsLink>;
  chart: LazyExoticComponent<ComponentType<MapProps>>;
  onPick?: (id: string) => void;
  others: (count: number) => string;
  /** Below the map or its table, of what is not in it. */
  note?: ReactNode;
  controls?: ReactNode;
}

/** A map of places beside those with the most calls. */
function Places(props: PlacesProps) {
  const t = useTexts(texts);
  const formats = useFormats();
  const { rows, nameOf, linkOf, chart: Chart } = props;
  const listed = props.wall ? ON_WALL.listed : LISTED;
  const most = Math.max(1, ...rows.map((row) => row.attempts));
  const columns: Column<StatisticsRow>[] = [
    { id: 'place', label: props.placeLabel, cell: (row) => nameOf(row.id), csv: (row) => row.id },
    {
      id: 'calls',
      label: t('column.calls'),
      align: 'right',
      cell: (row) => formats.number(row.attempts),
      csv: (row) => row.attempts,
    },
    {
      id: 'answered',
      label: t('column.answered'),
      align: 'right',
      cell: (row) => formats.percent(row.answeredShare),
      csv: (row) => row.answeredShare,
    },
  ];
  return (
    <ChartCard
      id={props.id}
      title={props.title}
      lead={props.lead}
      source={props.figures}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      height={300}
      controls={props.controls}
      note={props.note}
      // Without rows, a note says what there is.
      empty={
        rows.length > 0 ? undefined : props.note ? (
          ''
        ) : (
          <Nothing title={t('nothing')} text={t('nothingText')} />
        )
      }
    >
      <div className="dash-map">
        <Chart
          label={`${props.title}: ${rows
            .slice(0, LISTED)
            .map((row) => `${nameOf(row.id)} ${formats.number(row.attempts)}`)
            .join(', ')}`}
          rows={rows}
          nameOf={nameOf}
          {...(props.wall ? { height: ON_WALL.height } : {})}
          {...(props.onPick ? { onPick: props.onPick } : {})}
        />
        <div>
          <ul className="dash-bars">
            {rows.slice(0, listed).map((row) => (
              <li key={row.id}>
                <div className="dash-bar-text">
                  {linkOf ? (
                    <Link
                      to={linkOf(row.id).to}
                      search={linkOf(row.id).search}
                      size="sm"
                      className="row-link"
                    >
                      {nameOf(row.id)}
                    </Link>
                  ) : (
                    <Text size="sm">{nameOf(row.id)}</Text>
                  )}
                  <span className="figures nowrap dash-bar-value">{formats.number(row.attempts)}</span>
                </div>
                <div className="dash-bar free" aria-hidden>
                  <div style={{ width: `${Math.round((row.attempts / most) * 1000) / 10}%` }} />
                </div>
              </li>
            ))}
          </ul>
          {rows.length > listed && (
            <Text size="xs" c="dimmed" mt="xs">
              {props.others(rows.length - listed)}
            </Text>
          )}
        </div>
      </div>
    </ChartCard>
  );
}
