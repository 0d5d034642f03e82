import { useLocalStorage } from '@mantine/hooks';

const phone = () => window.matchMedia('(max-width: 48em)').matches;

/** How this reader likes lines shown; on a phone wrapped and without times unless they say otherwise. */
export function useDisplay() {
  const small = phone();
  const [times, setTimes] = useLocalStorage({
    key: small ? 'terminal-times-small' : 'terminal-times',
    defaultValue: !small,
    getInitialValueInEffect: false,
  });
  const [wrap, setWrap] = useLocalStorage({
    key: small ? 'terminal-wrap-small' : 'terminal-wrap',
    defaultValue: small,
    getInitialValueInEffect: false,
  });
  return { times, setTimes, wrap, setWrap };
}
