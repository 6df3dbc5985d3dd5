import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { consoleServer } from './dev/consoleServer.ts';

export default defineConfig({
  // Relative, so that the pages also work under a path such as /trunkline/; the server fills in <base href>.
  base: './',
  plugins: [react(), consoleServer()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // What every screen needs in few files: many small ones compress badly.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              test: /[\\/]src[\\/](app|api|kit)[\\/](?!form|routing|listing)/,
              minShareCount: 30,
            },
            { name: 'icons', test: /node_modules[\\/]@tabler/, minShareCount: 30 },
            { name: 'mantine', test: /node_modules[\\/]@mantine[\\/]/, minShareCount: 22 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
});
