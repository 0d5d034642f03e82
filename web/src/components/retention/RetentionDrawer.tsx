import { useState } from 'react';
import { type RetentionPolicy, setJobRetention, setRepositoryRetention } from '@/api';
import { ChoiceCards } from '@/components/ui/ChoiceCards';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { formatBytes, plural } from '@/lib/format';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { RetentionFields } from './RetentionFields';
import { RetentionPreviewView } from './RetentionPreviewView';
import { policyOf, useRetentionForm } from './retentionForm';
import { useRetentionPreview } from './useRetentionPreview';

/** Whose rules they are. */
export interface RetentionSubject {
  kind: 'repository' | 'job';
  id: string;
  name: string;
  version: number;
  retention: RetentionPolicy | null;
}

interface RetentionDrawerProps {
  of: RetentionSubject;
  onClose: () => void;
}

const none = {
  repository: { title: 'Keep everything', summary: 'Nothing is removed until somebody removes it.' },
  job: { title: "The repository's rules", summary: 'Its backups stay as long as those of other jobs there.' },
};

/** Changes the rules, with what they would do shown while they are typed; asks when more than half would go. */
export function RetentionDrawer({ of, onClose }: RetentionDrawerProps) {
  const form = useRetentionForm(of.retention);
  const [asking, setAsking] = useState(false);
  const policy = policyOf(form.values);
  const subject = of.kind === 'job' ? { jobId: of.id } : { repositoryId: of.id };
  const preview = useRetentionPreview({ ...subject, policy: policy ?? (of.kind === 'job' ? null : nothing) });
  const saving = useSave({
    save: async (confirm: boolean) => {
      const request = { path: { id: of.id }, headers: ifMatch(of.version), body: { policy, confirm } };
      return of.kind === 'job'
        ? (await setJobRetention({ ...request, throwOnError: true })).data
        : (await setRepositoryRetention({ ...request, throwOnError: true })).data;
    },
    touches: ['getJob', 'getRepository', 'previewRetention'],
    form,
    done: onClose,
  });
  const { data } = preview;
  // Without a policy the preview shows the rules that apply now, which are then still the job's own.
  const unknown = of.kind === 'job' && of.retention !== null && policy === null;
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`What ${of.name} keeps`}
      submit="Save"
      size={680}
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={asking ? null : saving.error}
      onSubmit={() => (data?.needsConfirmation && !unknown ? setAsking(true) : saving.mutate(false))}
    >
      <ChoiceCards
        label="Rules"
        value={form.values.ruled ? 'rules' : 'none'}
        onChange={(value) => form.setFieldValue('ruled', value === 'rules')}
        choices={[
          { value: 'rules', title: 'By rules', summary: 'What no rule keeps goes with the next prune.' },
          { value: 'none', ...none[of.kind] },
        ]}
      />
      {form.values.ruled && <RetentionFields form={form} />}
      <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {unknown && <div data-text>The repositories' own pages show what their rules keep of its backups.</div>}
      {data && !unknown && <RetentionPreviewView preview={data} />}
      {data && (
        <ConfirmDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title="Remove more than half?"
          action={`Save and remove ${plural(data.removed, 'backup')}`}
          typedName={of.name}
          pending={saving.isPending}
          error={saving.error}
          onConfirm={() => saving.mutate(true)}
        >
          These rules remove {data.removed} of {plural(data.total, 'backup')} with the next prune, at least{' '}
          {formatBytes(data.freedBytes)}. That cannot be undone.
        </ConfirmDialog>
      )}
    </FormDrawer>
  );
}

/** Rules without any rule: everything stays. Without rules at all, the preview would show those that apply. */
const nothing: RetentionPolicy = {
  keepLast: null,
  keepHourly: null,
  keepDaily: null,
  keepWeekly: null,
  keepMonthly: null,
  keepYearly: null,
  keepWithin: null,
  keepDays: null,
  keepCount: null,
  timeZone: null,
};
