import type { CreateClientConfig } from '@/api/client.gen';

/** The API answers under the address that the page came from. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: window.location.origin,
  credentials: 'same-origin',
});
