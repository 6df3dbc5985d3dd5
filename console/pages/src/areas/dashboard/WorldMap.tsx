import { useMemo } from 'react';
import { useFormats } from '~/kit/format';
import { useTexts } from '~/kit/texts';
import Chart, { tooltipOf, useChartColors } from './Chart';
import type { StatisticsRow } from './figures';
import { texts } from './texts';
import { registerWorld, WORLD } from './world';

interface WorldMapProps {
  label: string;
  rows: StatisticsRow[];
  onPick: (country: string) => void;
}

/** The countries by the number of calls to them. */
export default function WorldMap({ label, rows, onPick }: WorldMapProps) {
  registerWorld();
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
          const country = item.name.startsWith('no code') ? item.name.slice(9) : formats.country(item.name);
          const share = formats.percent(row?.answeredShare ?? 0);
          return row ? `${country}\n${t('callsIn', { count: row.attempts, share })}` : country;
        },
      },
      visualMap: {
        show: false,
        min: 0,
        max: Math.max(1, ...rows.map((row) => row.attempts)),
        inRange: { color: [colors.primary], opacity: [0.25, 1] },
      },
      series: [
        {
          type: 'map',
          map: WORLD,
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
          selectedMode: false,
          itemStyle: { areaColor: colors.line, borderColor: colors.ground, borderWidth: 0.6 },
          emphasis: { label: { show: false }, itemStyle: { areaColor: colors.of('yellow', 4) } },
          label: { show: false },
          data: rows.map((row) => ({ name: row.id, value: row.attempts })),
        },
      ],
    };
  }, [colors, formats, rows, t]);
  return (
    <Chart
      label={label}
      option={option}
      height={300}
      onPick={({ name }) => {
        if (rows.some((row) => row.id === name)) onPick(name);
      }}
    />
  );
}
