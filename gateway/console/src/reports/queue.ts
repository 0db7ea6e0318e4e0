import { Problem } from '../api/problem';

/** What a person wrote into a report. */
export interface Content {
  values: Record<string, number | string>;
  reasons: Record<string, string>;
  note: string;
}

/**
 * A report that was typed and not yet taken by the service.
 *
 * @property key by which the service knows the submission again, however often it is sent
 * @property refusal why the service did not take it; it waits for the person then, not for the network
 */
export interface Waiting {
  period: string;
  organisation: string;
  formName: string;
  date: string;
  nil: boolean;
  content: Content;
  etag: string | null;
  key: string;
  typedAt: string;
  refusal?: { conflict: boolean; title: string; detail: string };
}

/** How a waiting report is sent: written as a draft, then submitted. Both throw a Problem. */
export interface Sender {
  write(report: Waiting): Promise<string>;
  submit(report: Waiting, etag: string | null): Promise<void>;
}

export interface Store {
  load(): Waiting[];
  save(waiting: Waiting[]): void;
}

/** The reports that wait on this device. One per period and organisation: typing again replaces what waits. */
export function useQueue(store: Store, sender: Sender) {
  let running: Promise<Waiting[]> | undefined;

  const same = (a: Waiting, b: Waiting) => a.period === b.period && a.organisation === b.organisation;

  function add(report: Waiting) {
    store.save([...store.load().filter((other) => !same(other, report)), report]);
  }

  function remove(report: Waiting) {
    store.save(store.load().filter((other) => !(same(other, report) && other.key === report.key)));
  }

  function replace(report: Waiting) {
    store.save(store.load().map((other) => (same(other, report) && other.key === report.key ? report : other)));
  }

  async function sendOne(report: Waiting): Promise<boolean> {
    try {
      const etag = report.nil && !Object.keys(report.content.values).length ? null : await sender.write(report);
      await sender.submit(report, etag);
      remove(report);
      return true;
    } catch (thrown) {
      const problem = Problem.from(thrown);
      // 401: it waits for the person to log in again
      if (!problem.isUnclear && problem.status !== 401) {
        replace({ ...report, refusal: { conflict: [409, 412, 428].includes(problem.status), title: problem.title, detail: problem.detail } });
      }
      return false;
    }
  }

  /** Sends what waits for the network, one after the other. @returns what was taken */
  function flush(): Promise<Waiting[]> {
    running ??= (async () => {
      const taken: Waiting[] = [];
      for (const report of store.load().filter((one) => !one.refusal)) {
        if (await sendOne(report)) taken.push(report);
      }
      return taken;
    })().finally(() => (running = undefined));
    return running;
  }

  return { add, remove, flush, all: () => store.load() };
}
