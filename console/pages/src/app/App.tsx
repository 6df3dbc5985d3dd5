import { createTheme, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { kitTexts } from '~/kit/kitTexts';
import { PreferencesContext, useStoredPreferences } from '~/kit/preferences';
import { useTexts } from '~/kit/texts';
import { queryClient } from './queries';
import { router } from './router';
import { cssVariables, theme } from './theme';

const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

export function App() {
  return (
    <PreferencesContext value={useStoredPreferences()}>
      <Frame />
    </PreferencesContext>
  );
}

function Frame() {
  const t = useTexts(kitTexts);
  const worded = useMemo(() => {
    const close = { closeButtonProps: { 'aria-label': t('close') } };
    return mergeThemeOverrides(
      theme,
      createTheme({
        components: {
          Modal: { defaultProps: close },
          Drawer: { defaultProps: close },
          Notification: { defaultProps: close },
        },
      }),
    );
  }, [t]);
  return (
    <MantineProvider
      theme={worded}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
