/** The outlines of Tabler Icons 3.52 (MIT license), each as one path. */
const OUTLINES = {
  check: 'M5 12l5 5l10 -10',
  alert:
    'M12 9v4M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0M12 16h.01',
  ban: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M5.7 5.7l12.6 12.6',
  dashed:
    'M8.56 3.69a9 9 0 0 0 -2.92 1.95M3.69 8.56a9 9 0 0 0 -.69 3.44M3.69 15.44a9 9 0 0 0 1.95 2.92M8.56 20.31a9 9 0 0 0 3.44 .69M15.44 20.31a9 9 0 0 0 2.92 -1.95M20.31 15.44a9 9 0 0 0 .69 -3.44M20.31 8.56a9 9 0 0 0 -1.95 -2.92M15.44 3.69a9 9 0 0 0 -3.44 -.69',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 7v5l3 3',
  info: 'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0M12 9h.01M11 12h1v4h1',
  phone:
    'M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2',
  calling:
    'M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2M15 7l0 .01M18 7l0 .01M21 7l0 .01',
  hungUp:
    'M3 21l18 -18M5.831 14.161a15.946 15.946 0 0 1 -2.831 -8.161a2 2 0 0 1 2 -2h4l2 5l-2.5 1.5c.108 .22 .223 .435 .345 .645m1.751 2.277c.843 .84 1.822 1.544 2.904 2.078l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a15.963 15.963 0 0 1 -10.344 -4.657',
  pause:
    'M6 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12M14 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12',
  skip: 'M4 5v14l12 -7l-12 -7M20 5l0 14',
  unplugged:
    'M20 16l-4 4M7 12l5 5l-1.5 1.5a3.536 3.536 0 1 1 -5 -5l1.5 -1.5M17 12l-5 -5l1.5 -1.5a3.536 3.536 0 1 1 5 5l-1.5 1.5M3 21l2.5 -2.5M18.5 5.5l2.5 -2.5M10 11l-2 2M13 14l-2 2M16 16l4 4',
  again: 'M4.05 11a8 8 0 1 1 .5 4m-.5 5v-5h5',
  tool: 'M7 10h3v-3l-3.5 -3.5a6 6 0 0 1 8 8l6 6a2 2 0 0 1 -3 3l-6 -6a6 6 0 0 1 -8 -8l3.5 3.5',
  cross: 'M18 6l-12 12M6 6l12 12',
  inbound: 'M17 7l-10 10M16 17l-9 0l0 -9',
  outbound: 'M17 7l-10 10M8 7l9 0l0 9',
  hash: 'M5 9l14 0M5 15l14 0M11 4l-4 16M17 4l-4 16',
  question: 'M8 8a3.5 3 0 0 1 3.5 -3h1a3.5 3 0 0 1 3.5 3a3 3 0 0 1 -2 3a3 4 0 0 0 -2 4M12 19l0 .01',
  moon: 'M12 3c.132 0 .263 0 .393 0a7.5 7.5 0 0 0 7.92 12.446a9 9 0 1 1 -8.313 -12.454l0 .008',
  tower:
    'M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M16.616 13.924a5 5 0 1 0 -9.23 0M20.307 15.469a9 9 0 1 0 -16.615 0M9 21l3 -9l3 9M10 19h4',
  dots: 'M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
};

export type GlyphName = keyof typeof OUTLINES;

/** The colors of states. */
export type IconColor = 'green' | 'yellow' | 'red' | 'blue' | 'gray';
export type Icon = readonly [GlyphName, IconColor];

/** The class of the rule of an icon. Elements use `iconClass` of `StateBadge`, which takes only icons with a rule. */
export const classOf = ([name, color]: Icon) => `icon-${name}-${color}`;

/**
 * Icons of cells. They are backgrounds, since a list has hundreds of them, and elements take several times as long to
 * be drawn. A background has a color of its own: that of the words of a state in both schemes. `shades` has ten of
 * each color, from light to dark.
 */
export function iconStyles(icons: readonly Icon[], shades: Record<string, readonly string[]>): string {
  const rules = icons.flatMap((icon) => {
    const [name, color] = icon;
    const rule = (stroke: string) =>
      `.${classOf(icon)}{background-image:url("data:image/svg+xml,${encodeURIComponent(svg(name, stroke))}")}`;
    return [
      rule(`color-mix(in srgb, ${shades[color]?.[9]}, black 45%)`),
      `:where([data-mantine-color-scheme="dark"]) ${rule(`color-mix(in srgb, ${shades[color]?.[0]}, white 45%)`)}`,
    ];
  });
  return [...new Set(rules)].join('\n');
}

function svg(name: GlyphName, stroke: string): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: '0 0 24 24',
    fill: 'none',
    'stroke-width': '2.2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    style: `stroke:${stroke}`,
  };
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
  return `<svg ${written.join(' ')}><path d="${OUTLINES[name]}"/></svg>`;
}
