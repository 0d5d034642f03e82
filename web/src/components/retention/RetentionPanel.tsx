import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { Panel } from '@/components/ui/Panel';
import { humanize } from '@/lib/format';
import { useCan } from '@/lib/useCan';
import classes from './Retention.module.css';
import { RetentionDrawer, type RetentionSubject } from './RetentionDrawer';
import { RetentionPreviewView } from './RetentionPreviewView';
import { policyWords } from './retentionWords';
import { useRetentionPreview } from './useRetentionPreview';

/** The rules of a repository or a job, and what they do to the backups that there are. */
export function RetentionPanel({ of }: { of: RetentionSubject }) {
  const [editing, edit] = useDisclosure();
  const mayChange = useCan('backups_delete');
  const preview = useRetentionPreview(of.kind === 'job' ? { jobId: of.id } : { repositoryId: of.id });
  const own = of.kind === 'job' && !of.retention;
  return (
    <Panel
      title="Retention"
      note={own ? 'as its repositories say' : humanize(policyWords(of.retention))}
      side={
        mayChange && (
          <Button variant="default" size="compact-md" onClick={edit.open}>
            Change rules
          </Button>
        )
      }
    >
      <div className={classes.padded}>
        <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
        {preview.data && <RetentionPreviewView preview={preview.data} rules />}
      </div>
      {editing && <RetentionDrawer of={of} onClose={edit.close} />}
    </Panel>
  );
}
