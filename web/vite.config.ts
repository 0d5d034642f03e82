import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where the API listens while developing; `./run` and the browser tests set their own.
const api = process.env.BACKUPAPI_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: api },
      '/docs': { target: api },
      '/hubs': { target: api, ws: true },
    },
  },
  build: {
    target: 'es2023',
    // A data: URL in a script or stylesheet would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/lib/testing/setup.ts'],
    // Typing in a rendered form takes seconds on a machine that does something else.
    testTimeout: 30_000,
  },
});
