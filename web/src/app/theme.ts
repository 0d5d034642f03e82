import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eeeefd',
  '#dcdcf9',
  '#b9bbf2',
  '#9a9cff',
  '#8386ff',
  '#6467e8',
  '#4f53d9',
  '#4145c4',
  '#363aa6',
  '#2b2e85',
];

const dark: MantineColorsTuple = [
  '#ededf2',
  '#c5c5cf',
  '#9a9aa6',
  '#63636e',
  '#303038',
  '#232329',
  '#17171c',
  '#121216',
  '#0b0b0e',
  '#08080a',
];

const gray: MantineColorsTuple = [
  '#fafafa',
  '#f4f4f6',
  '#e8e8ec',
  '#d9d9df',
  '#c4c4cc',
  '#a1a1aa',
  '#6b6b76',
  '#52525b',
  '#3f3f46',
  '#18181b',
];

/** Fills and outlines follow the tokens, so that both schemes keep a readable contrast. */
const variantColors: VariantColorsResolver = (input) => {
  const color = input.color ?? 'accent';
  const token =
    color === 'red' || color === 'green' || color === 'orange' || color === 'blue' ? color : 'accent';
  const known = color === 'accent' || token !== 'accent';
  if (known && input.variant === 'filled') {
    return token === 'accent'
      ? {
          background: 'var(--accent)',
          hover: 'var(--accent-hover)',
          color: 'var(--on-accent)',
          border: '1px solid transparent',
        }
      : {
          background: `var(--${token})`,
          hover: `var(--${token})`,
          color: 'var(--surface)',
          border: '1px solid transparent',
        };
  }
  if (known && input.variant === 'light') {
    return {
      background: `var(--${token}-soft)`,
      hover: `var(--${token}-soft)`,
      color: `var(--${token})`,
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'default') {
    return {
      background: 'var(--surface)',
      hover: 'var(--hover)',
      color: token !== 'accent' ? `var(--${token})` : 'var(--text)',
      border: '1px solid var(--border-strong)',
    };
  }
  if (known && (input.variant === 'subtle' || input.variant === 'transparent')) {
    return {
      background: 'transparent',
      hover: input.variant === 'subtle' ? 'var(--hover)' : 'transparent',
      color: token !== 'accent' ? `var(--${token})` : 'var(--text)',
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};

/** The head of a dialog is no banner of the page. */
const plainHeader = { header: { role: 'none' } };

export const theme = createTheme({
  colors: { accent, dark, gray },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variantColors,
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      styles: { root: { fontWeight: 570 }, section: { marginInlineEnd: 7 } },
      vars: (_: unknown, props: { size?: unknown }) => ({
        root: String(props.size).startsWith('compact') ? { '--button-fz': '13px' } : {},
      }),
    },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
    InputWrapper: {
      styles: { label: { marginBottom: 4, fontWeight: 570 }, description: { marginBottom: 5, fontSize: 13 } },
    },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        attributes: plainHeader,
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Drawer: {
      defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.35 }, attributes: plainHeader },
    },
    Tooltip: { defaultProps: { openDelay: 250, radius: 'sm', withArrow: false } },
    Menu: { defaultProps: { radius: 'md', shadow: 'md', position: 'bottom-end' } },
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: false } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--raised)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--border)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
