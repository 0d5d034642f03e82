import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ApiTokenResponse, revokeApiToken } from '@/api';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { useSave } from '@/lib/useSave';

/** Ends a token at once. */
export function RevokeTokenButton({ token }: { token: ApiTokenResponse }) {
  const [asking, { open, close }] = useDisclosure();
  const revocation = useSave({
    save: async () => void (await revokeApiToken({ path: { id: token.id }, throwOnError: true })),
    touches: ['listApiTokens'],
    done: close,
  });
  return (
    <>
      <Button size="compact-sm" variant="default" color="red" onClick={open}>
        Revoke
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={close}
        title={`Revoke ${token.name}?`}
        action="Revoke token"
        pending={revocation.isPending}
        error={revocation.error}
        onConfirm={() => revocation.mutate(undefined)}
      >
        Scripts that use it are refused from now on.
      </ConfirmDialog>
    </>
  );
}
