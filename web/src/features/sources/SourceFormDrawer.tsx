import { Switch, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type CatalogType, createSource, type SourceResponse, updateSource } from '@/api';
import { ServerSelect } from '@/components/settings/ServerSelect';
import { SettingsForm } from '@/components/settings/SettingsForm';
import { TypeChoice } from '@/components/settings/TypeChoice';
import { useServerPaths } from '@/components/settings/useServerPaths';
import { useTypedSettings } from '@/components/settings/useTypedSettings';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ScriptFields } from '@/components/ui/ScriptFields';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { PreviewSection } from './PreviewSection';
import { sourceRequest, useSourceForm } from './sourceForm';

interface SourceFormDrawerProps {
  types: [CatalogType, ...CatalogType[]];
  source?: SourceResponse;
  serverId?: string;
  onClose: () => void;
}

/** The form of a source: where, which type, its settings, with a dry run before anything is saved. */
export function SourceFormDrawer({ types, source, serverId, onClose }: SourceFormDrawerProps) {
  const form = useSourceForm(source, serverId);
  const typed = useTypedSettings(types, source);
  const navigate = useNavigate();
  const { values } = form;
  const paths = useServerPaths(values.serverId);
  const saving = useSave({
    save: async () => {
      const body = sourceRequest(values, typed.settings);
      if (!source) return (await createSource({ body, throwOnError: true })).data;
      const path = { id: source.id };
      return (await updateSource({ path, headers: ifMatch(source.version), body, throwOnError: true })).data;
    },
    touches: ['listSources', 'getSource', 'getDashboard', 'getServer'],
    form,
    done: (saved) => {
      onClose();
      if (!source) void navigate({ to: '/sources/$id', params: { id: saved.id } });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={source ? `Edit ${source.name}` : 'Add a source'}
      submit={source ? 'Save' : 'Add source'}
      dirty={form.isDirty() || typed.dirty}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
      size={560}
    >
      <ServerSelect {...form.getInputProps('serverId')} />
      {!source && <TypeChoice typed={typed} label="What is backed up" />}
      <TextInput label="Name" placeholder="shop-media" required {...form.getInputProps('name')} />
      <SettingsForm typed={typed} errors={form.errors} serverId={values.serverId} onBrowse={paths.onBrowse} />
      {values.serverId && <PreviewSection serverId={values.serverId} settings={typed.settings} />}
      <ScriptFields
        inputProps={(name) => form.getInputProps(name)}
        used={!!(values.preScript || values.postScript)}
      />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
      <Switch
        label="Active"
        description="An inactive source is left out of every run."
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
      {paths.picker}
    </FormDrawer>
  );
}
