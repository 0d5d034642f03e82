import { useQuery } from '@tanstack/react-query';
import type { SourceResponse } from '@/api';
import { getCatalogOptions } from '@/api/@tanstack/react-query.gen';
import { SettingValue } from '@/components/ui/catalog/SettingValue';
import { Panel } from '@/components/ui/Panel';
import { Properties } from '@/components/ui/Properties';

/** The settings of a source in the catalog's words. */
export function SourceSettingsPanel({ source }: { source: SourceResponse }) {
  const catalog = useQuery({ ...getCatalogOptions(), staleTime: Number.POSITIVE_INFINITY });
  const type = catalog.data?.sourceTypes.find((one) => one.type === source.type);
  const settings = source.settings as unknown as Record<string, unknown>;
  const fields = (type?.fields ?? []).map((field) => ({
    label: field.label,
    value: <SettingValue field={field} value={settings[field.name]} />,
  }));
  const script = (text: string | null | undefined) =>
    text && <pre style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{text}</pre>;
  return (
    <Panel title="What is taken" note={type?.title}>
      <Properties
        items={[
          ...fields,
          { label: 'Script before', value: script(source.preScript) },
          { label: 'Script after', value: script(source.postScript) },
        ]}
      />
    </Panel>
  );
}
