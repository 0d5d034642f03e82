import type { RepositoryResponse } from '@/api';
import { EncryptionName } from '@/components/settings/EncryptionName';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { useCatalog } from '@/lib/useCatalog';

/** How a repository is kept. */
export function RepositoryFactsPanel({ repository }: { repository: RepositoryResponse }) {
  const catalog = useCatalog();
  const engine = catalog?.engines.find((one) => one.kind === repository.engine);
  const compression = engine?.compressions.find((one) => one.value === repository.compression);
  return (
    <Panel title="How it is kept">
      <Properties
        items={[
          { label: 'Engine', value: engine?.title ?? repository.engine },
          { label: 'Address', value: repository.address },
          {
            label: 'Encryption',
            value: <EncryptionName engine={repository.engine} value={repository.encryption} />,
          },
          { label: 'Compression', value: compression?.label ?? repository.compression },
          { label: 'Append-only', value: repository.appendOnly ? 'Yes' : 'No' },
          { label: 'Added', value: <RelativeTime value={repository.createdAt} /> },
        ]}
      />
    </Panel>
  );
}
