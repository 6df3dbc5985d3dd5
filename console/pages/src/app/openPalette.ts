import { spotlight } from '@mantine/spotlight';

/** Opens the palette, which is loaded after the first screen. */
export const openPalette = () => spotlight.open();
