import { useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useMemo, useRef } from 'react';
import { init } from './echarts';

export interface ChartColors {
  text: string;
  quiet: string;
  line: string;
  ground: string;
  primary: string;
  /** A quiet tone of it, for the least of something. */
  faint: string;
  of: (name: 'green' | 'yellow' | 'red' | 'gray' | 'orange', shade?: number) => string;
}

/** The colors of the theme for a canvas, which knows no variables of CSS. */
export function useChartColors(): ChartColors {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const read = (name: string) => style.getPropertyValue(name).trim();
    return {
      text: read('--mantine-color-text'),
      quiet: read('--mantine-color-dimmed'),
      line: read('--line-quiet'),
      ground: read('--mantine-color-body'),
      primary: read(`--mantine-color-line-${scheme === 'dark' ? 4 : 6}`),
      faint: read(`--mantine-color-line-${scheme === 'dark' ? 8 : 2}`),
      of: (name, shade = scheme === 'dark' ? 5 : 6) => read(`--mantine-color-${name}-${shade}`),
    };
  }, [scheme]);
}

/** A tooltip that is drawn, since one of HTML has styles in its markup. */
export const tooltipOf = (colors: ChartColors) => ({
  renderMode: 'richText' as const,
  confine: true,
  backgroundColor: colors.ground,
  borderColor: colors.line,
  borderWidth: 1,
  textStyle: { color: colors.text, fontSize: 13, fontFamily: FONT },
});

export const FONT = "'Inter Variable', system-ui, sans-serif";

export interface ChartProps {
  /** What it shows, for people who cannot see it; its figures are in the table beside it. */
  label: string;
  option: EChartsCoreOption;
  height: number;
  onPick?: (item: { seriesName: string; name: string; index: number; data: unknown }) => void;
}

/** A chart of ECharts. It is drawn without movement. */
export default function Chart({ label, option, height, onPick }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (!element.current) return;
    const drawn = init(element.current);
    chart.current = drawn;
    drawn.on('click', (event) =>
      pick.current?.({
        seriesName: event.seriesName ?? '',
        name: event.name,
        index: event.dataIndex,
        data: event.data,
      }),
    );
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(
      { animation: false, textStyle: { fontFamily: FONT }, ...option },
      { notMerge: true },
    );
  }, [option]);
  return <div ref={element} role="img" aria-label={label} style={{ width: '100%', height }} />;
}
