import { expect, test } from 'vitest';
import { shades } from '~/app/theme';
import { classOf, iconStyles } from '~/kit/Glyph';
import { ICONS, iconClass, mark } from '~/kit/StateBadge';

test('icons that are backgrounds have a rule for each scheme', () => {
  const rules = iconStyles(ICONS, shades).split('\n');
  for (const icon of ICONS) {
    const own = rules.filter((rule) => rule.includes(`.${classOf(icon)}{`));
    expect(own.length, classOf(icon)).toBe(2);
    expect(own[1]).toContain('[data-mantine-color-scheme="dark"]');
    for (const rule of own)
      expect(decodeURIComponent(rule)).toMatch(/stroke:color-mix\(in srgb, #[0-9a-f]{6}, /);
  }
});

test('an icon without a rule does not compile', () => {
  const known = ICONS.map(classOf);
  // @ts-expect-error There is no red moon.
  expect(known).not.toContain(iconClass(['moon', 'red']));
  // @ts-expect-error Nor is there a green one.
  mark(['moon', 'green'], 'Closed');
  expect(known).toContain(iconClass(['moon', 'gray']));
});
