import { useMemo } from 'react';
import { useFormats } from '~/kit/format';
import { useTexts } from '~/kit/texts';
import Chart, { tooltipOf, useChartColors } from './Chart';
import type { StatisticsRow } from './figures';
import { texts } from './texts';

export interface MapProps {
  label: string;
  rows: StatisticsRow[];
  nameOf: (id: string) => string;
  height?: number;
  onPick?: (id: string) => void;
}

interface CallMapProps extends MapProps {
  /** A map that is registered, whose places have the ids of the rows as names. */
  map: string;
  /** Height by width of a degree; 1 for a map that is projected already. */
  aspectScale?: number;
}

/** Places by the number of calls to them. */
export function CallMap({ map, aspectScale, label, rows, nameOf, height = 300, onPick }: CallMapProps) {
  const t = useTexts(texts);
  const colors = useChartColors();
  const formats = useFormats();
  const option = useMemo(() => {
    const known = new Map(rows.map((row) => [row.id, row]));
    return {
      tooltip: {
        ...tooltipOf(colors),
        formatter: (item: { name: string }) => {
          const row = known.get(item.name);
          const place = nameOf(item.name);
          const share = formats.percent(row?.answeredShare ?? 0);
          return row ? `${place}\n${t('callsIn', { count: row.attempts, share })}` : place;
        },
      },
      visualMap: {
        show: false,
        min: 0,
        max: Math.max(1, ...rows.map((row) => row.attempts)),
        inRange: { color: [colors.faint, colors.primary] },
      },
      series: [
        {
          type: 'map',
          map,
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
          ...(aspectScale ? { aspectScale } : {}),
          selectedMode: false,
          itemStyle: { areaColor: colors.line, borderColor: colors.ground, borderWidth: 0.6 },
          emphasis: { label: { show: false }, itemStyle: { areaColor: colors.of('yellow', 4) } },
          label: { show: false },
          data: rows.map((row) => ({ name: row.id, value: row.attempts })),
        },
      ],
    };
  }, [map, aspectScale, colors, formats, rows, nameOf, t]);
  return (
    <Chart
      label={label}
      option={option}
      height={height}
      onPick={({ name }) => {
        if (rows.some((row) => row.id === name)) onPick?.(name);
      }}
    />
  );
}
