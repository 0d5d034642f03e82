import { Button, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { HostKeyOffer } from '@/api';
import { CopyLine } from '@/components/ui/CopyLine';

interface HostKeyQuestionProps {
  offer: HostKeyOffer;
  address: string;
  onBack: () => void;
}

/** `ssh-ed25519` is kept by sshd in the file of `ed25519`, `ecdsa-sha2-nistp256` in that of `ecdsa`. */
const fileOf = (algorithm: string) => /ed25519|ecdsa|rsa/.exec(algorithm)?.[0] ?? 'ed25519';

/** Shows the host key at the first contact: only a person can say whether it is the right machine's. */
export function HostKeyQuestion({ offer, address, onBack }: HostKeyQuestionProps) {
  return (
    <Stack gap={16}>
      <div>
        <Text fw={600}>Is this the host key of {address}?</Text>
        <Text c="dimmed">
          It answered with this {offer.algorithm} key. Once you confirm it, any other key is refused.
        </Text>
      </div>
      <CopyLine value={offer.fingerprint} label="the fingerprint" />
      <div>
        <Text mb={6}>To compare, run this on the server:</Text>
        <CopyLine
          value={`ssh-keygen -lf /etc/ssh/ssh_host_${fileOf(offer.algorithm)}_key.pub`}
          label="the command"
        />
      </div>
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          px={0}
          leftSection={<IconArrowLeft size={15} />}
          onClick={onBack}
        >
          Change the address
        </Button>
      </div>
    </Stack>
  );
}
