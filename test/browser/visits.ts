import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { startProgram } from './program';
import type { Program } from './program';
import { visit } from './visit';
import type { PageName, Visit, VisitOptions } from './visit';

/** Opens pages of a running program. */
export interface Visitors {
  visit: (options?: VisitOptions) => Promise<Visit>;
}

/** Starts a browser and the program for the tests of a file. */
export function useProgram(start: () => Promise<Program> = startProgram): Visitors {
  let browser: Browser;
  let program: Program;
  beforeAll(async () => {
    [browser, program] = await Promise.all([launchChromium(), start()]);
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });
  return { visit: (options) => visit(browser, program.url, options) };
}

/**
 * Opens the page anew for each test; afterwards nothing unexpected may have happened on it.
 *
 * @returns the visit of the running test.
 */
export function useVisits(visitors: Visitors, page: PageName = 'try'): () => Visit {
  let user: Visit;
  beforeEach(async () => {
    user = await visitors.visit();
    await user.goTo(page);
  });
  afterEach(async () => {
    expect(user.complaints).toEqual([]);
    await user.close();
  });
  return () => user;
}
