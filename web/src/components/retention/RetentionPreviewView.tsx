import { Select } from '@mantine/core';
import { useState } from 'react';
import type { RetentionPreview } from '@/api';
import classes from './Retention.module.css';
import { RetentionCalendar } from './RetentionCalendar';
import { policyWords, previewWords } from './retentionWords';

interface RetentionPreviewViewProps {
  preview: RetentionPreview;
  /** Says whose rules apply to the source that is shown: where several may. */
  rules?: boolean;
}

/** What rules do: the sum in a sentence, and a calendar for each source. */
export function RetentionPreviewView({ preview, rules }: RetentionPreviewViewProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  // Apart for each job that has rules of its own; what was imported has a name only.
  const keyOf = (source: (typeof preview.sources)[number]) =>
    [source.repositoryId, source.sourceId ?? source.sourceName, source.jobId].join('/');
  const largest = preview.sources.toSorted((a, b) => b.backups.length - a.backups.length)[0];
  const source = preview.sources.find((one) => keyOf(one) === chosen) ?? largest;
  return (
    <div className={classes.preview}>
      <p className={classes.sentence} data-warning={preview.needsConfirmation || undefined}>
        {previewWords(preview)}
      </p>
      {preview.sources.length > 1 && source && (
        <Select
          label="Source"
          data={preview.sources.map((one) => ({
            value: keyOf(one),
            label: `${one.sourceName} in ${one.repositoryName}${one.jobName ? `, by ${one.jobName}` : ''}`,
          }))}
          value={keyOf(source)}
          onChange={setChosen}
        />
      )}
      {source && rules && (
        <div className={classes.note}>
          {source.jobName
            ? `By the rules of the job ${source.jobName}: `
            : 'By the rules of the repository: '}
          {policyWords(source.policy)}.
        </div>
      )}
      {source && <RetentionCalendar key={keyOf(source)} source={source} />}
    </div>
  );
}
