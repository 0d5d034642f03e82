import type { SourceResponse } from '@/api';
import { SettingsProperties } from '@/components/settings/SettingsProperties';
import { Panel } from '@/components/ui/Panel';
import { useCatalog } from '@/lib/useCatalog';

const script = (text: string | null | undefined) =>
  text && <pre style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{text}</pre>;

/** The settings of a source in the catalog's words. */
export function SourceSettingsPanel({ source }: { source: SourceResponse }) {
  const type = useCatalog()?.sourceTypes.find((one) => one.type === source.type);
  return (
    <Panel title="What is taken" note={type?.title}>
      <SettingsProperties
        type={type}
        settings={source.settings}
        more={[
          { label: 'Script before', value: script(source.preScript) },
          { label: 'Script after', value: script(source.postScript) },
        ]}
      />
    </Panel>
  );
}
