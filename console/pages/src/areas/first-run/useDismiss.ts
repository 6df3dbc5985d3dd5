import { notifications } from '@mantine/notifications';
import { useTexts } from '~/kit/texts';
import { dismiss } from './steps';
import { texts } from './texts';

/** Puts the checklist away, and says where it is found again. */
export function useDismiss(): () => void {
  const t = useTexts(texts);
  return () => {
    dismiss();
    notifications.show({ message: t('dismissed'), autoClose: 10_000 });
  };
}
