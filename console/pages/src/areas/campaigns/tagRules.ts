import type { LinkOfCampaign } from './campaigns';

type Rules = Record<string, string[]>;
type Stored = Pick<LinkOfCampaign, 'requiredTags' | 'excludedTags'>;

/** The rules as fields of the form: the values by the name of the tag, separated by commas. */
export const tagValues = ({ requiredTags, excludedTags }: Stored) => ({
  requiredTags: written(requiredTags as Rules),
  excludedTags: written(excludedTags as Rules),
});

const written = (rules: Rules): Record<string, string> =>
  Object.fromEntries(Object.entries(rules).map(([name, values]) => [name, values.join(', ')]));

/** The change of a link: a tag that was removed from the form is null, since a PATCH merges objects. */
export const tagPatch = (stored: Stored, values: ReturnType<typeof tagValues>) => ({
  requiredTags: change(stored.requiredTags as Rules, values.requiredTags),
  excludedTags: change(stored.excludedTags as Rules, values.excludedTags),
});

function change(stored: Rules, fields: Record<string, string>) {
  const removed = Object.keys(stored).map((name) => [name, null] as const);
  const rules = Object.entries(fields).map(([name, values]) => [
    name.trim(),
    values
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ]);
  return { ...Object.fromEntries(removed), ...Object.fromEntries(rules) } as Rules;
}

/** In the form in which people write tags: `vertical=solar, roofing; source`. */
export const tagText = (rules: Rules) =>
  Object.entries(rules)
    .map(([name, values]) => (values.length > 0 ? `${name}=${values.join(', ')}` : name))
    .join('; ');
