import { expect, test } from 'vitest';
import { shades } from '~/app/theme';
import { type Icon, iconClass, iconStyles } from '~/kit/Glyph';
import { ICONS } from '~/kit/StateBadge';

test('icons that are backgrounds have a rule for each scheme', () => {
  const rules = iconStyles(ICONS, shades).split('\n');
  const inLists: Icon[] = [...ICONS, ['phone', 'green'], ['calling', 'blue'], ['hungUp', 'gray']];
  for (const icon of inLists) {
    const own = rules.filter((rule) => rule.includes(`.${iconClass(...icon)}{`));
    expect(own.length, iconClass(...icon)).toBe(2);
    expect(own[1]).toContain('[data-mantine-color-scheme="dark"]');
    for (const rule of own)
      expect(decodeURIComponent(rule)).toMatch(/stroke:color-mix\(in srgb, #[0-9a-f]{6}, /);
  }
});
