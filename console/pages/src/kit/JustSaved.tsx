import { Paper } from '@mantine/core';
import { type Applied, Saved } from './form/Saved';
import { useSearch } from './navigation';

interface Entity {
  id: string;
  version: number;
  updatedAt: string;
  /** Only of what Asterisk has rows of. */
  applied?: Applied | null;
}

const isEntity = (shown: unknown): shown is Entity =>
  typeof shown === 'object' && shown !== null && 'id' in shown && 'version' in shown && 'updatedAt' in shown;

/** On the page of what a form has just stored (`?saved=3`): that it is saved, and when it is in Asterisk. */
export function JustSaved({ shown, read }: { shown: unknown; read: () => Promise<unknown> }) {
  const { saved } = useSearch();
  if (!isEntity(shown) || saved !== String(shown.version)) return null;
  return (
    <Paper withBorder radius="md" p="md">
      <Saved
        version={shown.version}
        at={shown.updatedAt}
        queryKey={['just-saved', shown.id]}
        readApplied={
          shown.applied === undefined
            ? undefined
            : async () => ((await read()) as Entity | undefined)?.applied ?? null
        }
      />
    </Paper>
  );
}
