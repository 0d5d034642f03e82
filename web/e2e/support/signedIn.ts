import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Api } from './api';
import { collectErrors, launch, openContext, takePicture } from './browser';
import { owner } from './seed';
import { type Service, startService } from './service';

/** A service of its own, set up, and a browser in which its owner is signed in. */
export type SignedIn = {
  service: Service;
  api: Api;
  context: BrowserContext;
  page: Page;
  /** What only the console would tell. */
  errors: string[];
  /** Keeps a picture of what was there last, and ends both. */
  stop: (picture: string) => Promise<void>;
};

export async function startSignedIn(): Promise<SignedIn> {
  const service = await startService();
  let browser: Browser | undefined;
  try {
    browser = await launch();
    const api = new Api(service.url);
    await api.setUp(service.setupLink, owner);
    const context = await openContext(browser, service.url);
    await context.addCookies([api.sessionCookie()]);
    const errors = collectErrors(context);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const stop = async (picture: string) => {
      await takePicture(page, picture);
      await context.browser()?.close();
      await service.stop();
    };
    return { service, api, context, page, errors, stop };
  } catch (failure) {
    await browser?.close();
    await service.stop();
    throw failure;
  }
}
