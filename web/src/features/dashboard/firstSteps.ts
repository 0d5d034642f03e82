import type { FirstSteps } from '@/api';

interface FirstStep {
  key: keyof FirstSteps;
  title: string;
  text: string;
  action: string;
  to: string;
}

export const firstSteps: FirstStep[] = [
  {
    key: 'server',
    title: 'Add a server',
    text: 'This machine, or any machine that can be reached over SSH.',
    action: 'Add server',
    to: '/servers?new=1',
  },
  {
    key: 'source',
    title: 'Say what to back up',
    text: 'Folders or databases of a server. A dry run shows what would be taken.',
    action: 'Add source',
    to: '/sources?new=1',
  },
  {
    key: 'pool',
    title: 'Choose where backups are kept',
    text: 'A disk, a bucket or a folder of another machine, with an alert before it is full.',
    action: 'Add storage',
    to: '/storage?new=1',
  },
  {
    key: 'repository',
    title: 'Create a repository',
    text: 'An encrypted store inside the pool. Its recovery kit opens it without us.',
    action: 'Create repository',
    to: '/repositories?new=1',
  },
  {
    key: 'job',
    title: 'Join them in a job',
    text: 'What, where to, and how: one thing to start and to watch.',
    action: 'Create job',
    to: '/jobs?new=1',
  },
  {
    key: 'backup',
    title: 'Run it and watch',
    text: 'Every line of the run is shown live and kept.',
    action: 'Go to jobs',
    to: '/jobs',
  },
  {
    key: 'restore',
    title: 'Prove that it comes back',
    text: 'Restore a backup to a scratch folder; every file is compared.',
    action: 'Go to backups',
    to: '/backups',
  },
];
