import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTools } from '@tabler/icons-react';
import type { ServerCapabilities } from '@/api';
import { CopyLine } from '@/components/ui/CopyLine';
import { Panel } from '@/components/ui/Panel';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { plural } from '@/lib/format';
import classes from './CapabilityPanels.module.css';

interface ToolsPanelProps {
  tools: ServerCapabilities['tools'];
  detectedAt: string | null | undefined;
}

/** The tools that were found with their versions; the others with the command that installs them, on demand. */
export function ToolsPanel({ tools, detectedAt }: ToolsPanelProps) {
  const [opened, { toggle }] = useDisclosure(false);
  const found = tools.filter((tool) => tool.version || tool.path);
  const missing = tools.filter((tool) => !tool.version && !tool.path);
  return (
    <Panel title="Tools" icon={IconTools} note={<RelativeTime value={detectedAt} />}>
      <div className={classes.tools}>
        {found.map((tool) => (
          <div key={tool.name} className={classes.line}>
            <b>{tool.name}</b>
            <span>{tool.version ?? 'found'}</span>
          </div>
        ))}
      </div>
      {missing.length > 0 && (
        <div className={classes.row}>
          <Button variant="subtle" size="compact-sm" px={0} aria-expanded={opened} onClick={toggle}>
            {opened ? 'Hide' : 'Show'} {plural(missing.length, 'tool')} not on it
          </Button>
          {opened &&
            missing.map((tool) => (
              <div key={tool.name} className={classes.missing}>
                <b>{tool.name}</b>
                {tool.installCommand && (
                  <CopyLine value={tool.installCommand} label={`the command that installs ${tool.name}`} />
                )}
              </div>
            ))}
        </div>
      )}
    </Panel>
  );
}
