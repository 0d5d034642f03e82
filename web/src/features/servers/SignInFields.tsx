import { PasswordInput, Radio, Stack, Textarea } from '@mantine/core';
import type { ServerForm, SignInChoice } from './serverForm';

const choices: { value: SignInChoice; label: string; help: string }[] = [
  {
    value: 'generated',
    label: 'A new key pair',
    help: 'We make one for this server and show the line that installs it there.',
  },
  { value: 'password', label: 'A password, once', help: 'It installs our key, then it is forgotten.' },
  { value: 'pasted', label: 'A private key of yours', help: 'Kept encrypted and never shown again.' },
];

/** How BackupApi signs in on the server. */
export function SignInFields({ form }: { form: ServerForm }) {
  const { signIn } = form.values;
  return (
    <>
      <Radio.Group label="Sign in with" {...form.getInputProps('signIn')}>
        <Stack gap={10} mt={8}>
          {choices.map((choice) => (
            <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.help} />
          ))}
        </Stack>
      </Radio.Group>
      {signIn === 'password' && (
        <PasswordInput label="Password" autoComplete="off" required {...form.getInputProps('password')} />
      )}
      {signIn === 'pasted' && (
        <Textarea
          label="Private key"
          placeholder="-----BEGIN OPENSSH PRIVATE KEY-----"
          description="Without a passphrase, in OpenSSH or PEM format."
          required
          minRows={5}
          autosize
          maxRows={10}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
          {...form.getInputProps('privateKey')}
        />
      )}
    </>
  );
}
