import PQueue from 'p-queue';

/** Text and picture calls wait in lines of their own: they are different servers with different limits. */
export type Line = 'text' | 'image';

/** Where every call to a vendor waits for its turn. */
export interface CallGate {
  /**
   * Runs `work` when there is room in the line; a higher priority goes first.
   */
  pass<Result>(line: Line, priority: number, work: () => Promise<Result>): Promise<Result>;
  /** Lets nothing new through this line for that long, whoever asks. */
  hold(line: Line, milliseconds: number): void;
  /** Calls that are under way now. */
  inFlight(line: Line): number;
}

export interface GateSettings {
  /** Most picture calls in flight in this process. */
  imageConcurrency: number;
  /** Most text calls in flight in this process. */
  textConcurrency: number;
}

export function createCallGate(settings: GateSettings): CallGate {
  const lines: Record<Line, PQueue> = {
    text: new PQueue({ concurrency: settings.textConcurrency }),
    image: new PQueue({ concurrency: settings.imageConcurrency }),
  };
  const holds: Partial<Record<Line, { until: number; timer: NodeJS.Timeout }>> = {};

  return {
    pass: (line, priority, work) => lines[line].add(work, { priority }),
    hold(line, milliseconds) {
      const until = Date.now() + milliseconds;
      const current = holds[line];
      if (current && current.until >= until) return;
      if (current) clearTimeout(current.timer);
      lines[line].pause();
      const timer = setTimeout(() => {
        delete holds[line];
        lines[line].start();
      }, milliseconds);
      holds[line] = { until, timer };
    },
    inFlight: (line) => lines[line].pending,
  };
}
