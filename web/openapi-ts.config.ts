import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: process.env.BACKUPAPI_OPENAPI ?? '../api/openapi.json',
  output: { path: 'src/api', header: ['// Generated from api/openapi.json by `npm run api`. Do not edit.'] },
  plugins: [
    { name: '@hey-api/client-fetch', runtimeConfigPath: '@/lib/clientConfig' },
    '@hey-api/typescript',
    '@hey-api/sdk',
    '@tanstack/react-query',
  ],
});
