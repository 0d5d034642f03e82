import {
  IconAlarm,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconLoader2,
  IconPin,
  IconPlayerPause,
  IconSlash,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';

export type Tone = 'grey' | 'blue' | 'amber' | 'green' | 'orange' | 'red';

export interface StatusLook {
  label: string;
  tone: Tone;
  icon: TablerIcon;
  /** The icon turns while this is the status. */
  moving?: boolean;
}

const looks: Record<string, StatusLook> = {
  pending: { label: 'Pending', tone: 'grey', icon: IconClock },
  running: { label: 'Running', tone: 'blue', icon: IconLoader2, moving: true },
  paused: { label: 'Paused', tone: 'amber', icon: IconPlayerPause },
  completed: { label: 'Completed', tone: 'green', icon: IconCircleCheck },
  warning: { label: 'Warning', tone: 'orange', icon: IconAlertTriangle },
  failed: { label: 'Failed', tone: 'red', icon: IconCircleX },
  cancelled: { label: 'Cancelled', tone: 'grey', icon: IconSlash },
  healthy: { label: 'Healthy', tone: 'green', icon: IconCircleCheck },
  degraded: { label: 'Degraded', tone: 'orange', icon: IconAlertTriangle },
  critical: { label: 'Critical', tone: 'red', icon: IconCircleX },
  unknown: { label: 'Not checked', tone: 'grey', icon: IconHelpCircle },
  untested: { label: 'Not tested', tone: 'grey', icon: IconCircleDashed },
  success: { label: 'Works', tone: 'green', icon: IconCircleCheck },
  ok: { label: 'Works', tone: 'green', icon: IconCircleCheck },
  passed: { label: 'Passed', tone: 'green', icon: IconCircleCheck },
  ready: { label: 'Ready', tone: 'green', icon: IconCircleCheck },
  damaged: { label: 'Damaged', tone: 'red', icon: IconCircleX },
  reachable: { label: 'Reachable', tone: 'green', icon: IconCircleCheck },
  unreachable: { label: 'Unreachable', tone: 'red', icon: IconCircleX },
  unauthorized: { label: 'Sign-in refused', tone: 'red', icon: IconCircleX },
  host_key_changed: { label: 'Host key changed', tone: 'red', icon: IconAlertTriangle },
  vanished: { label: 'Vanished', tone: 'red', icon: IconAlertTriangle },
  deleted: { label: 'Deleted', tone: 'grey', icon: IconTrash },
  error: { label: 'Error', tone: 'red', icon: IconCircleX },
  active: { label: 'Active', tone: 'green', icon: IconCircleCheck },
  off: { label: 'Off', tone: 'grey', icon: IconPlayerPause },
  held: { label: 'Pinned', tone: 'blue', icon: IconPin },
  overdue: { label: 'Overdue', tone: 'orange', icon: IconAlarm },
  planned: { label: 'Planned', tone: 'grey', icon: IconClock },
  skipped: { label: 'Skipped', tone: 'grey', icon: IconSlash },
};

/** How a status looks everywhere: icon, word and colour. A status not known here still shows its word. */
export function lookOf(status: string): StatusLook {
  const spaced = status.replaceAll('_', ' ');
  return (
    looks[status] ?? {
      label: spaced.charAt(0).toUpperCase() + spaced.slice(1),
      tone: 'grey',
      icon: IconHelpCircle,
    }
  );
}
