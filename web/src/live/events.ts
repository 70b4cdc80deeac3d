import { useEffect, useRef } from 'react';
import type { DatasetStatus, Outcome, Persona, ReviewState } from '../api/types.ts';
import { connectionLost, onReturn } from './connection.ts';

export interface LiveEvents {
  dataset: {
    dataset_id: string;
    status: DatasetStatus | 'deleted';
    completed: number;
    failed: number;
    pictures: number;
    cost_usd: number | null;
  };
  persona: {
    dataset_id: string;
    persona_id: string;
    position: number;
    status: Persona['status'];
    review: ReviewState;
  };
  picture: {
    dataset_id: string;
    persona_id: string;
    picture_id: string;
    verdict: Outcome | null;
    review: ReviewState;
  };
  gap: { dataset_id: string; position: number };
}
type Kind = keyof LiveEvents;
const KINDS: readonly Kind[] = ['dataset', 'persona', 'picture', 'gap'];

export type LiveEvent = { [K in Kind]: { kind: K; data: LiveEvents[K] } }[Kind];

/**
 * Listens to the server's events while it is mounted. A broken stream is taken up by the browser with the id of the
 * last event; where the browser gives up, a new one is opened once the server answers.
 * @param onReopened what was missed is not known: everything may have changed
 */
export function useLiveEvents(
  dataset: string | undefined,
  onEvent: (event: LiveEvent) => void,
  onReopened: () => void,
): void {
  const handlers = useRef({ onEvent, onReopened });
  useEffect(() => {
    handlers.current = { onEvent, onReopened };
  });
  useEffect(() => {
    let source: EventSource | undefined;
    const open = () => {
      source?.close();
      source = new EventSource(`/api/v1/events${dataset === undefined ? '' : `?dataset=${dataset}`}`);
      for (const kind of KINDS) {
        source.addEventListener(kind, (message: MessageEvent<string>) => {
          handlers.current.onEvent({ kind, data: JSON.parse(message.data) });
        });
      }
      source.addEventListener('error', () => connectionLost());
    };
    const stop = onReturn(() => {
      if (source?.readyState !== EventSource.OPEN) open();
      handlers.current.onReopened();
    });
    open();
    return () => {
      stop();
      source?.close();
    };
  }, [dataset]);
}
