import { TagsInput, TextInput } from '@mantine/core';
import type { ServerForm } from './serverForm';

/** What people call a server. */
export function ServerNameFields({ form }: { form: ServerForm }) {
  return (
    <>
      <TextInput label="Name" placeholder="web-1" required {...form.getInputProps('name')} />
      <TextInput
        label="Description"
        placeholder="Front end of the shop"
        {...form.getInputProps('description')}
      />
      <TagsInput label="Tags" placeholder="production" {...form.getInputProps('tags')} />
    </>
  );
}
