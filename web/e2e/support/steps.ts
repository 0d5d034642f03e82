import type { Locator, Page } from 'playwright-core';

// What a person does, by the words that a person reads.

export const fill = (where: Page | Locator, label: string | RegExp, text: string) =>
  where
    .getByRole('textbox', { name: named(label) })
    .first()
    .fill(text);

// The name of a field that must be filled ends with a star.
const named = (label: string | RegExp) =>
  typeof label === 'string' ? new RegExp(`^${label}( \\*)?$`) : label;

export const click = (page: Page, name: string, within?: 'dialog') =>
  (within ? page.getByRole(within) : page).getByRole('button', { name, exact: true }).first().click();

/** Chooses from a list that opens. */
export async function pick(page: Page, label: string, option: string) {
  const field = page.getByRole('combobox', { name: named(label) });
  await field
    .or(page.getByRole('textbox', { name: named(label) }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Chooses one of several cards. */
export const choose = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('radio', { name }).first().click();

/** Opens a list page and its form for a new one. */
export async function add(page: Page, path: string, button: string) {
  await page.goto(path);
  await click(page, button);
  await page.getByRole('dialog').waitFor();
}

/** Waits until the page of that name is there. */
export const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
