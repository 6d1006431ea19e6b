/** How many seconds the transformer has spent, and on how many requests, since it started. */
export interface TransformerTimes {
  router: Spent;
  /** Including Encharge's answer. */
  proxy: Spent;
}

export interface Spent {
  seconds: number;
  requests: number;
}

/** The transformer's own metrics, in Prometheus' text format (`METRICS_PORT`). */
export class Metrics {
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url.replace(/\/+$/, '')}/metrics`;
  }

  async times(): Promise<TransformerTimes> {
    const response = await fetch(this.#url);
    if (!response.ok) throw new Error(`The transformer answers GET /metrics with ${response.status}.`);
    const text = await response.text();
    return {
      router: spent(text, 'http_request_duration', /route="\/routerTransform"/),
      proxy: spent(text, 'http_request_duration', /route="\/v1\/destinations\/encharge\/proxy"/),
    };
  }
}

/** A histogram's sum and count, over all its lines with these labels. */
function spent(text: string, name: string, labels: RegExp): Spent {
  const sum = (suffix: string): number =>
    text
      .split('\n')
      .filter(
        (line) => line.startsWith(`transformer_${name}_${suffix}{`) || line.startsWith(`${name}_${suffix}{`),
      )
      .filter((line) => labels.test(line))
      .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(' '))), 0);
  return { seconds: sum('sum'), requests: sum('count') };
}
