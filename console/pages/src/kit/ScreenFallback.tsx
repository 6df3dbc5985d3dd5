import { Skeleton, Stack } from '@mantine/core';

/** What a screen shows while its code or its entity is being loaded. */
export function ScreenFallback() {
  return (
    <Stack gap="md" aria-busy>
      <Skeleton height={32} width={220} />
      <Skeleton height={240} />
    </Stack>
  );
}
