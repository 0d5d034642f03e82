import { PasswordInput, Radio, Stack } from '@mantine/core';
import type { RepositoryForm } from './repositoryForm';

/** A generated passphrase, or one of the person's own. */
export function PassphraseFields({ form }: { form: RepositoryForm }) {
  const { ownPassphrase } = form.values;
  return (
    <>
      <Radio.Group
        label="Passphrase"
        value={ownPassphrase ? 'own' : 'generated'}
        onChange={(value) => form.setFieldValue('ownPassphrase', value === 'own')}
      >
        <Stack gap={10} mt={8}>
          <Radio
            value="generated"
            label="Generate one"
            description="Long and random, kept encrypted, and in the recovery kit."
          />
          <Radio value="own" label="Use my own" />
        </Stack>
      </Radio.Group>
      {ownPassphrase && (
        <PasswordInput
          label="Your passphrase"
          autoComplete="new-password"
          required
          {...form.getInputProps('passphrase')}
        />
      )}
    </>
  );
}
