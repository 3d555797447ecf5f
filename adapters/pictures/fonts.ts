import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Regular and semibold; nothing of the machine's own, so that a picture is the same everywhere. */
export const FONTS = [
  resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
];
