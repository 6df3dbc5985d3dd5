import { useQueryClient } from '@tanstack/react-query';
import { ask } from '~/kit/dialogs';
import { StateBadge } from '~/kit/StateBadge';
import { useTexts } from '~/kit/texts';
import { cancelImport, type ImportState } from './progress';
import { importTexts } from './texts';

const LOOKS: Record<ImportState, string> = {
  receiving: 'unknown',
  running: 'available',
  done: 'ready',
  failed: 'error',
  canceled: 'removed',
};

/** The state of an import, with the reason if it ended early. */
export function ImportMark({ state, failure }: { state: ImportState; failure: string | null }) {
  const t = useTexts(importTexts);
  const known = (['upload', 'tenant', 'error'] as const).find((name) => name === failure);
  const hint = known ? { hint: t(`failure.${known}`) } : {};
  return <StateBadge state={LOOKS[state]} label={t(`states.${state}`)} {...hint} />;
}

/** Asks before an import is canceled. */
export function useCancel(): (id: string) => void {
  const t = useTexts(importTexts);
  const client = useQueryClient();
  return (id) =>
    ask({
      title: t('cancelTitle'),
      text: t('cancelText'),
      confirm: t('cancel'),
      danger: true,
      run: async () => {
        try {
          await cancelImport(id);
        } finally {
          // Also if it has ended meanwhile: then the page shows how.
          await client.invalidateQueries({ queryKey: ['numbers'] });
        }
      },
    });
}
