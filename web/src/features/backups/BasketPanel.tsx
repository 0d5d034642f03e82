import { Button } from '@mantine/core';
import { IconBasket, IconDownload, IconHistory, IconServer2 } from '@tabler/icons-react';
import type { BackupResponse } from '@/api';
import type { useRestorePlan } from '@/components/restore/useRestorePlan';
import { useServerName } from '@/components/restore/useServerName';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import type { BasketItem } from '@/lib/basket';
import { backupDownload, download } from '@/lib/download';
import { formatBytes, plural } from '@/lib/format';
import { notifyProblem } from '@/lib/notify';
import { useCan } from '@/lib/useCan';
import { BasketCheck } from './BasketCheck';
import { BasketItemRow } from './BasketItemRow';
import classes from './BasketPanel.module.css';

interface BasketPanelProps {
  backup: BackupResponse;
  items: BasketItem[];
  onItems: (items: BasketItem[]) => void;
  restore: ReturnType<typeof useRestorePlan>;
  onRestore: () => void;
}

/** What was chosen to come back: its size, where it would go, and the two ways to get it. */
export function BasketPanel({ backup, items, onItems, restore, onRestore }: BasketPanelProps) {
  const { plan, size } = restore;
  const server = useServerName(plan.serverId);
  const mayRestore = useCan('backups_restore');
  const mayDownload = useCan('backups_download');
  if (items.length === 0) {
    return (
      <Panel title="Restore basket" icon={IconBasket} className={classes.side}>
        <div className={classes.empty}>Choose files or folders to restore or download them together.</div>
      </Panel>
    );
  }
  const clear = (
    <Button size="compact-xs" variant="subtle" onClick={() => onItems([])}>
      Empty
    </Button>
  );
  const files = size.files === null ? 'these' : plural(size.files, 'file');
  return (
    <Panel
      title="Restore basket"
      icon={IconBasket}
      note={`${items.length} chosen`}
      side={clear}
      className={classes.side}
    >
      <div className={classes.body}>
        <ul className={classes.items}>
          {items.map((item) => (
            <BasketItemRow
              key={item.key}
              backupId={backup.id}
              item={item}
              onRemove={() => onItems(items.filter((one) => one.key !== item.key))}
            />
          ))}
        </ul>
        {size.error ? (
          <ErrorNotice error={size.error} />
        ) : (
          <div className={classes.total} aria-busy={size.pending}>
            <span>{size.files === null ? 'Measuring…' : plural(size.files, 'file')}</span>
            <span>{size.bytes !== null && formatBytes(size.bytes)}</span>
          </div>
        )}
        {mayRestore && (
          <>
            <div className={classes.label}>To</div>
            <button type="button" className={classes.target} onClick={onRestore}>
              <IconServer2 size={17} stroke={1.7} aria-hidden />
              <span>{server}</span>
              <span className={classes.path}>
                <bdi dir="ltr">{plan.original ? 'original place' : plan.path}</bdi>
              </span>
            </button>
            <BasketCheck restore={restore} />
            <Button fullWidth leftSection={<IconHistory size={17} aria-hidden />} onClick={onRestore}>
              Restore {files}
            </Button>
          </>
        )}
        {mayDownload && (
          <Button
            fullWidth
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() =>
              download(
                backupDownload(
                  backup.id,
                  items.map((item) => item.key),
                ),
                notifyProblem,
              )
            }
          >
            {items.length === 1 && items[0]?.type === 'file' ? 'Download the file' : 'Download as .tar'}
          </Button>
        )}
      </div>
    </Panel>
  );
}
