import { defineConfig } from 'vitest/config';

// The browser tests drive one machine's real services, so they run one after another and take their time.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    bail: 0,
  },
});
