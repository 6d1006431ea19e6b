import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** A job state recorded by the server's router. */
export interface JobState {
  /** `executing`, `failed`, `succeeded`, `aborted`, `filtered`, … */
  state: string;
  /** The status that decides for the server, e.g. `200`. */
  code: string;
  /** The answer as the server keeps it, as JSON text. */
  response: string;
  attempt: number;
}

/** No other state follows these. */
export const FINAL_STATES: ReadonlySet<string> = new Set(['succeeded', 'aborted', 'filtered']);
const POLL_MS = 300;

/** rudder-server's router tables (`rt_jobs_N`, `rt_job_status_N`), read-only. */
export class Jobs {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<Jobs> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new Jobs(client);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** Waits until the server is done with these messages, and returns what it recorded for each, in its order. */
  async settled(messageIds: readonly string[], milliseconds: number): Promise<Map<string, JobState[]>> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const states = await this.#of(messageIds);
      const isDone = messageIds.every((id) => FINAL_STATES.has(states.get(id)?.at(-1)?.state ?? ''));
      if (isDone || Date.now() > end) return states;
      await delay(POLL_MS);
    }
  }

  /** Waits until the router is done with every job. Returns the ids of unfinished ones. */
  async unfinished(milliseconds: number): Promise<string[]> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const ids: string[] = [];
      for (const number of await this.#tables()) {
        const { rows } = await this.#client.query<{ id: string }>(
          `select job_id as id from rt_jobs_${number} j where not exists
             (select 1 from rt_job_status_${number} s where s.job_id = j.job_id and s.job_state = any($1))`,
          [[...FINAL_STATES]],
        );
        ids.push(...rows.map(({ id }) => id));
      }
      if (ids.length === 0 || Date.now() > end) return ids;
      await delay(POLL_MS);
    }
  }

  /** The disk space of the router's tables, including indexes, per job. */
  async bytesPerJob(): Promise<number> {
    let [bytes, count] = [0, 0];
    for (const number of await this.#tables()) {
      const { rows } = await this.#client.query<{ bytes: string; count: string }>(
        `select pg_total_relation_size('rt_jobs_${number}') + pg_total_relation_size('rt_job_status_${number}') as bytes,
                (select count(*) from rt_jobs_${number}) as count`,
      );
      bytes += Number(rows[0]?.bytes);
      count += Number(rows[0]?.count);
    }
    return bytes / Math.max(1, count);
  }

  async #of(messageIds: readonly string[]): Promise<Map<string, JobState[]>> {
    const found = new Map<string, JobState[]>();
    for (const number of await this.#tables()) {
      const { rows } = await this.#client.query<JobState & { message: string }>(
        `select j.parameters->>'message_id' as message, s.job_state as state, coalesce(s.error_code, '') as code,
                s.error_response::text as response, s.attempt as attempt
           from rt_jobs_${number} j join rt_job_status_${number} s on s.job_id = j.job_id
          where j.parameters->>'message_id' = any($1)
          order by s.id`,
        [messageIds],
      );
      for (const { message, ...state } of rows) found.set(message, [...(found.get(message) ?? []), state]);
    }
    return found;
  }

  async #tables(): Promise<string[]> {
    const { rows } = await this.#client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_name ~ '^rt_jobs_[0-9_]+$' order by 1`,
    );
    return rows.map(({ name }) => name.slice('rt_jobs_'.length));
  }
}
