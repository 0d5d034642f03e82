import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getSettingsOptions } from '@/api/@tanstack/react-query.gen';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageHeader } from '@/components/ui/PageHeader';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { humanize } from '@/lib/format';
import { useMe } from '@/lib/session';
import { InstallationPanel } from './InstallationPanel';
import classes from './SettingsPage.module.css';

const schemes = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The person, the workspace, and the installation below them. */
export function SettingsPage() {
  const { me, workspace } = useMe();
  const settings = useQuery(getSettingsOptions());
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <PageHeader title="Settings" sub="You, your workspace, and this installation." />
      <div className={classes.panels}>
        <Panel title="You">
          <Properties
            items={[
              { label: 'Name', value: me.user.displayName },
              { label: 'Email', value: me.user.email },
              { label: 'Role', value: workspace && humanize(workspace.role) },
              {
                label: 'Colours',
                value: (
                  <SegmentedControl
                    size="xs"
                    data={schemes}
                    value={colorScheme}
                    onChange={(value) => setColorScheme(value as typeof colorScheme)}
                  />
                ),
              },
            ]}
          />
        </Panel>
        <Panel title="Workspace">
          <Properties
            items={[
              { label: 'Name', value: workspace?.name },
              { label: 'Plan', value: workspace && humanize(workspace.plan) },
            ]}
          />
        </Panel>
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
        {settings.data && <InstallationPanel settings={settings.data} />}
      </div>
    </>
  );
}
