import { useSyncExternalStore } from 'react';
import { hubState, onHubState } from './hub';

/** Whether live updates arrive at the moment. */
export const useHubState = () => useSyncExternalStore(onHubState, hubState);
