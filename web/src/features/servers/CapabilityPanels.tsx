import { IconDatabase, IconDeviceFloppy, IconTools } from '@tabler/icons-react';
import type { ServerResponse } from '@/api';
import { EmptyState } from '@/components/ui/EmptyState';
import { Panel } from '@/components/ui/Panel';
import { UsageBar } from '@/components/ui/UsageBar';
import { formatBytes } from '@/lib/format';
import classes from './CapabilityPanels.module.css';
import { ToolsPanel } from './ToolsPanel';

/** What detection found: tools, mounts, databases, containers. */
export function CapabilityPanels({ server }: { server: ServerResponse }) {
  const found = server.capabilities;
  if (!found) {
    return (
      <Panel title="Found on it" icon={IconTools}>
        <EmptyState
          icon={IconTools}
          title="Not looked through yet"
          text="Detect lists tools, mounts, databases and containers."
        />
      </Panel>
    );
  }
  const services = [
    ...found.databases.map((one) => ({ key: `${one.type}${one.name}`, name: one.name, words: one.detail })),
    ...found.containers.map((one) => ({
      key: one.name,
      name: one.name,
      words: `${one.image}, ${one.status}`,
    })),
  ];
  return (
    <>
      <ToolsPanel tools={found.tools} detectedAt={server.detectedAt} />
      <Panel title="Mounts" icon={IconDeviceFloppy}>
        {found.mounts.map((mount) => (
          <div key={mount.path} className={classes.row}>
            <div className={classes.line}>
              <b>{mount.path}</b>
              <span>
                {[mount.fileSystem, mount.snapshotMethod && 'snapshots'].filter(Boolean).join(' · ')}
              </span>
            </div>
            <UsageBar
              label={`Use of ${mount.path}`}
              share={mount.sizeBytes > 0 ? mount.usedBytes / mount.sizeBytes : 0}
              words={`${formatBytes(mount.freeBytes)} free of ${formatBytes(mount.sizeBytes)}`}
            />
          </div>
        ))}
      </Panel>
      {services.length > 0 && (
        <Panel title="Databases and containers" icon={IconDatabase}>
          {services.map((service) => (
            <div key={service.key} className={classes.row}>
              <b>{service.name}</b>
              <div className={classes.words}>{service.words}</div>
            </div>
          ))}
        </Panel>
      )}
    </>
  );
}
