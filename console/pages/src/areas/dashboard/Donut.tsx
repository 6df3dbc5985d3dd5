import { useMemo } from 'react';
import { useFormats } from '~/kit/format';
import { useStateLabel } from '~/kit/StateBadge';
import Chart, { type ChartColors, FONT, tooltipOf, useChartColors } from './Chart';
import type { Disposition, Part } from './figures';

/** Colors as in the badges of results; similar ones differ in shade. */
export function dispositionColors(colors: ChartColors): Record<Disposition, string> {
  return {
    answered: colors.of('green'),
    busy: colors.of('yellow'),
    'no-answer': colors.of('yellow', 4),
    rejected: colors.of('orange'),
    canceled: colors.of('gray', 5),
    failed: colors.of('red'),
    congestion: colors.of('red', 4),
    unrouted: colors.of('red', 8),
  };
}

interface DonutProps {
  label: string;
  parts: Part[];
  /** The words under the number in the middle. */
  unit: string;
  onPick: (disposition: Disposition) => void;
}

export default function Donut({ label, parts, unit, onPick }: DonutProps) {
  const colors = useChartColors();
  const formats = useFormats();
  const state = useStateLabel();
  const option = useMemo(() => {
    const total = parts.reduce((sum, part) => sum + part.count, 0);
    const shades = dispositionColors(colors);
    return {
      aria: { enabled: false },
      tooltip: {
        ...tooltipOf(colors),
        formatter: (item: { name: string; value: number; percent: number }) =>
          `${item.name}: ${formats.number(item.value)} (${formats.percent(item.percent / 100)})`,
      },
      series: [
        {
          type: 'pie',
          radius: ['62%', '92%'],
          label: {
            show: true,
            position: 'center',
            formatter: `{count|${formats.number(total)}}\n{unit|${unit}}`,
            rich: {
              count: { fontSize: 24, fontWeight: 650, lineHeight: 30, color: colors.text, fontFamily: FONT },
              unit: { fontSize: 12, color: colors.quiet, lineHeight: 18, fontFamily: FONT },
            },
          },
          emphasis: { scale: false },
          itemStyle: { borderColor: colors.ground, borderWidth: 2 },
          cursor: 'pointer',
          data: parts.map((part) => ({
            name: state(part.disposition),
            value: part.count,
            itemStyle: { color: shades[part.disposition] },
          })),
        },
      ],
    };
  }, [colors, formats, parts, state, unit]);
  return (
    <Chart
      label={label}
      option={option}
      height={200}
      onPick={({ index }) => {
        const part = parts[index];
        if (part) onPick(part.disposition);
      }}
    />
  );
}
