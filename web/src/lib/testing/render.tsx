import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { theme } from '@/app/theme';

/** Renders a component inside the theme. */
export function renderThemed(element: ReactElement) {
  return render(<MantineProvider theme={theme}>{element}</MantineProvider>);
}
