import {
  type CSSVariablesResolver,
  createTheme,
  DEFAULT_THEME,
  type MantineColorsTuple,
} from '@mantine/core';

const line: MantineColorsTuple = [
  '#eef2ff',
  '#dfe5fb',
  '#bcc8f4',
  '#96a9ee',
  '#768fe8',
  '#6180e5',
  '#3f5fd6',
  '#3450bb',
  '#2c45a3',
  '#20368a',
];

/** Mantine's red is too light under white words. */
const red: MantineColorsTuple = [
  '#fff0f0',
  '#ffe0e0',
  '#ffc5c5',
  '#ff9d9d',
  '#ff7f7f',
  '#f25c5c',
  '#d63031',
  '#bf2526',
  '#a61d1e',
  '#8a1616',
];

export const theme = createTheme({
  primaryColor: 'line',
  primaryShade: { light: 6, dark: 6 },
  colors: { line, red },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem', lineHeight: '1.4' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
    // The placeholder is no menu item, which axe reports.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Alert: { defaultProps: { variant: 'light' } },
    // A second click on the chosen option would empty it; what may be empty has a button for that.
    Select: { defaultProps: { allowDeselect: false } },
    Badge: { defaultProps: { tt: 'none', fw: 550 } },
  },
});

/** Ten shades of each color, from light to dark. */
export const shades = { ...DEFAULT_THEME.colors, red };

/** Mantine's quiet texts and errors have too little contrast for WCAG 2.2 AA; these have at least 4.5:1. */
export const cssVariables: CSSVariablesResolver = (mantine) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': mantine.colors.red[9],
    '--mantine-color-anchor': mantine.colors.line?.[7] ?? '',
    '--page-background': '#f7f8fa',
    '--row-hover': '#f4f6fb',
    '--row-current': mantine.colors.line?.[0] ?? '',
    '--line-quiet': mantine.colors.gray[3],
  },
  dark: {
    '--mantine-color-dimmed': '#a9aeb4',
    '--mantine-color-placeholder': '#969ca3',
    '--mantine-color-error': mantine.colors.red[4],
    '--mantine-color-anchor': mantine.colors.line?.[3] ?? '',
    '--page-background': '#17181a',
    '--row-hover': '#2b2d31',
    '--row-current': '#2a3150',
    '--mantine-color-line-light': 'rgba(118, 143, 232, 0.18)',
    '--mantine-color-yellow-light': 'rgba(250, 176, 5, 0.14)',
    '--mantine-color-red-light': 'rgba(242, 92, 92, 0.18)',
    '--mantine-color-line-light-hover': 'rgba(118, 143, 232, 0.26)',
    '--mantine-color-line-light-color': mantine.colors.line?.[2] ?? '',
    '--line-quiet': mantine.colors.dark[4],
  },
});
