import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getDashboardOptions } from '@/api/@tanstack/react-query.gen';
import { openPalette } from '@/components/layout/paletteStore';
import { Columns } from '@/components/ui/Columns';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { AttentionPanel } from './AttentionPanel';
import { headline, lastDay } from './dashboardWords';
import { FirstStepsPanel } from './FirstStepsPanel';
import { JobsPanel } from './JobsPanel';
import { NextDayPanel } from './NextDayPanel';
import { PoolsPanel } from './PoolsPanel';
import { ProofsPanel } from './ProofsPanel';
import { RunningPanel } from './RunningPanel';

/** Are we safe? One sentence, its proof, and every problem with the button that mends it. */
export function DashboardPage() {
  const { data, error, refetch } = useQuery({ ...getDashboardOptions(), refetchInterval: 60_000 });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const begun = data.jobs.length > 0;
  return (
    <>
      <PageHeader
        title={headline(data)}
        sub={lastDay(data)}
        actions={
          <>
            {begun && (
              <Button variant="default" leftSection={<IconPlayerPlay size={16} />} onClick={openPalette}>
                Run a job
              </Button>
            )}
            <Button component={Link} to="/jobs?new=1" leftSection={<IconPlus size={16} />}>
              New backup
            </Button>
          </>
        }
      />
      <Columns
        main={
          <>
            {(begun || data.attention.length > 0) && <AttentionPanel items={data.attention} />}
            {data.firstSteps && <FirstStepsPanel steps={data.firstSteps} short={begun} />}
            {begun && <JobsPanel jobs={data.jobs} />}
            {begun && <NextDayPanel />}
          </>
        }
        side={
          <>
            <RunningPanel />
            <PoolsPanel pools={data.pools} totals={data.storage} />
            {data.proofs.length > 0 && <ProofsPanel proofs={data.proofs} />}
          </>
        }
      />
    </>
  );
}
