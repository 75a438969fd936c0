import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const inter = (file: string): string => resolve(`@expo-google-fonts/inter/${file}`);

/** The whole font files that the others embed from. */
export const INTER = {
  400: inter('400Regular/Inter_400Regular.ttf'),
  600: inter('600SemiBold/Inter_600SemiBold.ttf'),
  700: inter('700Bold/Inter_700Bold.ttf'),
} as const;
