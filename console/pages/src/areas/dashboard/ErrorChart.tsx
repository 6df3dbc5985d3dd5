import { useMemo } from 'react';
import { useFormats } from '~/kit/format';
import { usePreferences } from '~/kit/preferences';
import { useTexts } from '~/kit/texts';
import Chart, { tooltipOf, useChartColors } from './Chart';
import type { Bucket } from './figures';
import { texts } from './texts';

export interface ErrorEvent {
  id: string;
  at: number;
  lane: 'carrier' | 'alert';
  severe: boolean;
  text: string;
  /** Set where the text is that of the service. */
  lang?: 'en' | undefined;
  to: string;
}

interface ErrorChartProps {
  label: string;
  from: number;
  to: number;
  buckets: Bucket[];
  /** The word for what the buckets count. */
  counted: string;
  events: ErrorEvent[];
  /** The lanes under the line; sellers see no carriers. */
  lanes: ErrorEvent['lane'][];
  /** Whether it has to share the screen with other cards. */
  low?: boolean | undefined;
  onEvent: (event: ErrorEvent) => void;
  onBucket: (bucket: Bucket) => void;
}

/** A line of calls or attempts that were not answered, and under it two lanes with what carriers and alerts report. */
export default function ErrorChart({
  label,
  from,
  to,
  buckets,
  counted,
  events,
  lanes,
  low = false,
  onEvent,
  onBucket,
}: ErrorChartProps) {
  const lineHeight = low ? 66 : 150;
  const t = useTexts(texts);
  const colors = useChartColors();
  const formats = useFormats();
  const { language } = usePreferences();
  const option = useMemo(() => {
    const clock = new Intl.DateTimeFormat(
      language,
      to - from > DAY_MILLIS
        ? { timeZone: formats.zone, month: 'short', day: 'numeric' }
        : { timeZone: formats.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    );
    const axis = {
      type: 'time',
      min: from,
      max: to,
      axisLine: { lineStyle: { color: colors.line } },
      splitLine: { show: false },
    };
    return {
      tooltip: { ...tooltipOf(colors), trigger: 'item' },
      grid: [
        { left: 84, right: 20, top: 14, height: lineHeight },
        { left: 84, right: 20, top: lineHeight + 26, height: 30 * lanes.length },
      ],
      xAxis: [
        { ...axis, gridIndex: 0, axisLabel: { show: false }, axisTick: { show: false } },
        {
          ...axis,
          gridIndex: 1,
          axisTick: { lineStyle: { color: colors.line } },
          axisLabel: { color: colors.quiet, formatter: (at: number) => clock.format(at), hideOverlap: true },
        },
      ],
      yAxis: [
        {
          gridIndex: 0,
          minInterval: 1,
          axisLabel: { color: colors.quiet, formatter: (value: number) => formats.number(value) },
          splitLine: { lineStyle: { color: colors.line } },
          splitNumber: 3,
        },
        {
          gridIndex: 1,
          type: 'category',
          inverse: true,
          data: lanes.map((lane) => t(`lane.${lane}`)),
          axisLabel: { color: colors.quiet },
          axisTick: { show: false },
          axisLine: { show: false },
          splitArea: { show: false },
          splitLine: { show: true, lineStyle: { color: colors.line } },
        },
      ],
      series: [
        {
          name: 'line',
          type: 'line',
          xAxisIndex: 0,
          yAxisIndex: 0,
          step: 'end',
          symbol: 'circle',
          symbolSize: (value: [number, number]) => (value[1] > 0 ? 7 : 0),
          showSymbol: buckets.length <= 96,
          itemStyle: { color: colors.of('red') },
          lineStyle: { color: colors.of('red'), width: 2 },
          areaStyle: { color: colors.of('red'), opacity: 0.1 },
          tooltip: {
            formatter: (item: { data: [number, number]; dataIndex: number }) => {
              const bucket = buckets[item.dataIndex];
              return bucket
                ? `${formats.time(bucket.at)}\n${t('column.unanswered')}: ${formats.number(bucket.unanswered)}\n${counted}: ${formats.number(bucket.attempts)}`
                : '';
            },
          },
          data: buckets.map((bucket) => [bucket.at, bucket.unanswered]),
        },
        {
          name: 'events',
          type: 'scatter',
          xAxisIndex: 1,
          yAxisIndex: 1,
          symbolSize: 14,
          tooltip: {
            formatter: (item: { dataIndex: number }) => {
              const event = events[item.dataIndex];
              return event ? `${formats.time(event.at)}\n${wrapped(event.text)}` : '';
            },
          },
          data: events.map((event) => ({
            value: [event.at, lanes.indexOf(event.lane)],
            symbol: event.severe ? 'triangle' : 'circle',
            itemStyle: { color: event.severe ? colors.of('red') : colors.of('yellow') },
          })),
        },
      ],
    };
  }, [buckets, colors, counted, events, formats, from, lanes, language, lineHeight, t, to]);
  return (
    <Chart
      label={label}
      option={option}
      height={lineHeight + 54 + 30 * lanes.length}
      onPick={({ seriesName, index }) => {
        const event = events[index];
        const bucket = buckets[index];
        if (seriesName === 'events' && event) onEvent(event);
        else if (seriesName === 'line' && bucket) onBucket(bucket);
      }}
    />
  );
}

const DAY_MILLIS = 86_400_000;
const WIDE = 60;

/** Lines of at most sixty characters, since a drawn tooltip does not wrap. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + word.length >= WIDE) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}
