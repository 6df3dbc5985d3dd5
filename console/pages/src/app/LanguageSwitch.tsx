import { SegmentedControl } from '@mantine/core';
import { type Language, setPreferences, usePreferences } from '~/kit/preferences';
import { loadProblems } from '~/kit/problems';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';

/** The languages by their own names. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', es: 'Español' };

export async function changeLanguage(language: Language) {
  await loadProblems(language);
  document.documentElement.lang = language;
  setPreferences({ language });
}

export function LanguageSwitch() {
  const t = useTexts(appTexts);
  const { language } = usePreferences();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={language}
      onChange={(next) => void changeLanguage(next as Language)}
      data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
    />
  );
}
