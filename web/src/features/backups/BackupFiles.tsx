import type { BackupResponse } from '@/api';
import type { useRestorePlan } from '@/components/restore/useRestorePlan';
import { Columns } from '@/components/ui/Columns';
import type { BasketItem } from '@/lib/basket';
import { BasketBar } from './BasketBar';
import { BasketPanel } from './BasketPanel';
import { FileBrowser } from './FileBrowser';

interface BackupFilesProps {
  backup: BackupResponse;
  basket: BasketItem[];
  onBasket: (items: BasketItem[]) => void;
  restore: ReturnType<typeof useRestorePlan>;
  onRestore: () => void;
}

/** The tree at the left, what was chosen of it at the right. */
export function BackupFiles({ backup, basket, onBasket, restore, onRestore }: BackupFilesProps) {
  return (
    <>
      <Columns
        main={<FileBrowser backupId={backup.id} basket={basket} onBasket={onBasket} />}
        side={
          <BasketPanel
            backup={backup}
            items={basket}
            onItems={onBasket}
            restore={restore}
            onRestore={onRestore}
          />
        }
      />
      <BasketBar count={basket.length} size={restore.size} onRestore={onRestore} />
    </>
  );
}
