import { Link } from '@tanstack/react-router';
import type { SettingsResponse } from '@/api';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { RelativeTime } from '@/components/ui/RelativeTime';

/** What runs here and where its data lies. */
export function InstallationPanel({ settings }: { settings: SettingsResponse }) {
  const first = settings.firstBackup;
  return (
    <Panel title="Installation">
      <Properties
        items={[
          { label: 'Version', value: settings.version },
          { label: 'Data folder', value: settings.dataFolder },
          {
            label: 'Database',
            value: `PostgreSQL ${settings.databaseVersion}, ${settings.database === 'embedded' ? 'run by BackupApi' : 'a server of your own'}`,
          },
          { label: 'Workers', value: settings.workers },
          { label: 'Started', value: <RelativeTime value={settings.startedAt} /> },
          {
            label: 'First backup',
            value: first && (
              <>
                {first.detail}{' '}
                {first.operationId && (
                  <Link to="/operations/$id" params={{ id: first.operationId }}>
                    Show it
                  </Link>
                )}
              </>
            ),
          },
          {
            label: 'API',
            value: (
              <a href="/docs" target="_blank" rel="noreferrer">
                Documentation of every endpoint
              </a>
            ),
          },
        ]}
      />
    </Panel>
  );
}
