import { Box, Button, Group, Paper, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { TestStep } from '@/api';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { StepChecklist } from '@/components/ui/StepChecklist';
import { Problem, toProblem } from '@/lib/problem';

interface SettingsTestProps {
  /** What is tested; a result of something else is told apart from it. */
  settings: object;
  /** What the test tries, in a few words. */
  words: string;
  test: () => Promise<{ steps: TestStep[] }>;
  /** Why saving was refused; it carries the steps of the test when that was the reason. */
  failure: unknown;
  /** Takes what is wrong with single fields. */
  onInvalid: (errors: Record<string, string>) => void;
}

/** Tries settings before they are saved, step by step. */
export function SettingsTest({ settings, words, test, failure, onInvalid }: SettingsTestProps) {
  const tested = JSON.stringify(settings);
  const run = useMutation({
    mutationFn: async (of: string) => ({ of, steps: (await test()).steps }),
    onMutate: () => onInvalid({}),
    onError: (error) => onInvalid(toProblem(error).fields),
  });
  const refused = failure instanceof Problem ? failure.steps : [];
  const steps = run.data?.steps ?? refused;
  return (
    <div>
      <Group gap={12}>
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={16} />}
          loading={run.isPending}
          onClick={() => run.mutate(tested)}
        >
          Test
        </Button>
        <Text c="dimmed" fz={13} flex={1} miw={180}>
          {run.data && run.data.of !== tested ? 'Changed since this test.' : words}
        </Text>
      </Group>
      {run.error && (
        <Box mt={12}>
          <ErrorNotice error={run.error} />
        </Box>
      )}
      {steps.length > 0 && (
        <Paper withBorder mt={12}>
          <StepChecklist steps={steps} />
        </Paper>
      )}
    </div>
  );
}
