/** Retried besides 429 and most 5xx: request time-out, locked, too early. */
export const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 423, 425]);

/** Ingest answers an unknown key with 400, not 401. Its two texts about keys, and REST's own, were observed on the wire. */
export const KEY_TEXT = /write key|find this account|user not logged in/i;

/** What happened and what to do, by the meaning of an answer. Encharge's own message follows. */
export const ANSWERS = {
  delivered: 'Delivered.',
  credentials:
    'Encharge does not know this key (HTTP {status}). Check the write key (or API key) in the settings of this destination.',
  plan: 'This Encharge plan does not allow the request (HTTP 403). Check that the plan includes API events.',
  wordless: ' No reason was given: a proxy or a firewall on the way can answer so, too.',
  throttled: 'Encharge asks to slow down (HTTP 429). It can be sent again later.',
  unreachable: 'Encharge could not be reached (no answer). It can be sent again later.',
  page: "A web page came instead of Encharge's answer (HTTP {status}). It can be sent again later; check the URL and the proxies on the way.",
  retryable: 'Encharge could not take the request now (HTTP {status}). It can be sent again later.',
  rejected:
    'Encharge rejected the request (HTTP {status}). Sending it again would not help; check what was sent.',
} as const;
