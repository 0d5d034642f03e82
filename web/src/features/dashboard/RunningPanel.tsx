import { Link } from '@tanstack/react-router';
import { RunningRow } from '@/components/layout/RunningRow';
import { Panel } from '@/components/ui/Panel';
import { useRunning } from '@/lib/running';
import classes from './PoolsPanel.module.css';

/** What runs at this moment, live. */
export function RunningPanel() {
  const running = useRunning();
  return (
    <Panel title="Running now" side={<Link to="/operations">Operations</Link>}>
      {running.length === 0 && <div className={classes.none}>Nothing runs at the moment.</div>}
      <div className={classes.rows}>
        {running.map((operation) => (
          <RunningRow key={operation.id} operation={operation} />
        ))}
      </div>
    </Panel>
  );
}
