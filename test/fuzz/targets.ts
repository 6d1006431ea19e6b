import type { FuzzTarget } from './target';
import { clientAnswers } from './targets/client-answers';
import { coreEvents } from './targets/core-events';
import { coreOptions } from './targets/core-options';
import { entryReader, lineReader } from './targets/line-reader';
import { exchangeReader } from './targets/exchange-reader';
import { listenHttp, receiverHttp, sandboxHttp, workbenchHttp } from './targets/servers';

/** Everything of ours that reads other people's input. */
export const fuzzTargets: readonly FuzzTarget[] = [
  coreEvents,
  coreOptions,
  lineReader,
  entryReader,
  clientAnswers,
  sandboxHttp,
  receiverHttp,
  listenHttp,
  workbenchHttp,
  exchangeReader,
];
