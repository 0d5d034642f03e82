import { Button, Group, Input, Text, TextInput } from '@mantine/core';
import { IconFingerprint, IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type HostKeyOffer, scanHostKey } from '@/api';
import { CopyLine } from '@/components/ui/CopyLine';
import type { FieldProps } from '@/components/ui/catalog/fieldTypes';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import classes from './HostKeyField.module.css';

/** The key that a machine shows at the first contact; only a person can say whether it is the right one. */
export function HostKeyField({ field, value, values, error, onChange }: FieldProps) {
  const [offer, setOffer] = useState<HostKeyOffer | null>(null);
  const [typing, setTyping] = useState(false);
  const address = String(values.address ?? '').trim();
  const port = typeof values.port === 'number' ? values.port : null;
  const scan = useMutation({
    mutationFn: async () => (await scanHostKey({ body: { address, port }, throwOnError: true })).data,
    onSuccess: setOffer,
  });
  const decide = (key: string | null) => {
    onChange(key);
    setTyping(false);
    setOffer(null);
    scan.reset();
  };
  const key = typeof value === 'string' ? value : '';
  if (typing) {
    return (
      <TextInput
        label={field.label}
        description={field.help || undefined}
        placeholder="ssh-ed25519 AAAA…"
        required={field.required}
        error={error}
        spellCheck={false}
        value={key}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Input.Wrapper
      labelElement="div"
      label={field.label}
      description={field.help || undefined}
      required={field.required}
      error={error}
    >
      {offer ? (
        <Offer
          offer={offer}
          address={address}
          onConfirm={() => decide(offer.key)}
          onRefuse={() => setOffer(null)}
        />
      ) : key ? (
        <div className={classes.known}>
          <IconShieldCheck size={17} aria-hidden />
          <code>{key}</code>
          <Button size="compact-sm" variant="default" onClick={() => decide(null)}>
            Change
          </Button>
        </div>
      ) : (
        <Group gap={8}>
          {address ? (
            <Button
              variant="default"
              leftSection={<IconFingerprint size={16} />}
              loading={scan.isPending}
              onClick={() => scan.mutate()}
            >
              Ask for the key
            </Button>
          ) : (
            <Text c="dimmed" fz={13}>
              Give the address; then its key can be asked for.
            </Text>
          )}
          <Button variant="subtle" onClick={() => setTyping(true)}>
            Paste it
          </Button>
        </Group>
      )}
      <ErrorNotice error={scan.error} onRetry={() => scan.mutate()} />
    </Input.Wrapper>
  );
}

interface OfferProps {
  offer: HostKeyOffer;
  address: string;
  onConfirm: () => void;
  onRefuse: () => void;
}

function Offer({ offer, address, onConfirm, onRefuse }: OfferProps) {
  return (
    <div className={classes.box}>
      <Text fz={13}>
        {address} shows this {offer.algorithm} key. Compare its fingerprint with the one on that machine
        (ssh-keygen -lf) or with what its provider publishes.
      </Text>
      <CopyLine value={offer.fingerprint} label="the fingerprint" />
      <Group gap={8}>
        <Button size="compact-md" onClick={onConfirm}>
          It matches
        </Button>
        <Button size="compact-md" variant="default" onClick={onRefuse}>
          It does not
        </Button>
      </Group>
    </div>
  );
}
