import type { Campaign } from './campaigns';

/** What counts towards totals and time caps, as one choice: `talk` are calls of at least some seconds. */
export const COUNTINGS = ['usual', 'attempts', 'answered', 'talk'] as const;
export type Counting = (typeof COUNTINGS)[number];

export type Stored = Pick<Campaign, 'capsCount' | 'minimumTalkSeconds'>;

/** The fields of a form, for campaigns and their links. */
export const countingValues = ({ capsCount, minimumTalkSeconds }: Stored) => ({
  capsCount: (minimumTalkSeconds !== null ? 'talk' : (capsCount ?? 'usual')) as string,
  minimumTalkSeconds: minimumTalkSeconds as number | null,
});

export function countingPatch(values: ReturnType<typeof countingValues>): Stored {
  if (values.capsCount === 'talk')
    return { capsCount: 'answered', minimumTalkSeconds: values.minimumTalkSeconds };
  const capsCount = values.capsCount === 'usual' ? null : (values.capsCount as 'attempts' | 'answered');
  return { capsCount, minimumTalkSeconds: null };
}

/** What a count in total or of a time has: answered calls, those of a minimum talk time, or any. */
export function unitOf({ capsCount, minimumTalkSeconds }: Stored, span: 'total' | 'time') {
  if (minimumTalkSeconds !== null) return 'talk';
  return (capsCount ?? (span === 'total' ? 'answered' : 'attempts')) === 'answered' ? 'answered' : 'any';
}
