import type { PageName } from '../state/route';

/** The pages' names. */
export const PAGE_TITLES: Readonly<Record<PageName, string>> = {
  'set-up': 'Set up',
  map: 'Map',
  try: 'Try',
  encharge: 'Encharge',
  listen: 'Listen',
};
