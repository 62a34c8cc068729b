import type { Lamp as LampKind } from '../public/view.ts';

/**
 * The status as a sign of 20 × 20 that reads by its shape alone; the word stands beside it.
 * Colours come from the style: `currentColor`, and the paper for what is cut out.
 */
export function Lamp({ kind }: { kind: LampKind }) {
  return (
    <svg class="lamp" viewBox="0 0 20 20" aria-hidden="true">
      <Shape kind={kind} />
    </svg>
  );
}

function Shape({ kind }: { kind: LampKind }) {
  switch (kind) {
    case 'operational':
      return (
        <>
          <circle cx="10" cy="10" r="9" />
          <path class="cut" d="m5.8 10.4 2.9 2.9 5.5-6" />
        </>
      );
    case 'degraded_performance':
      return (
        <>
          <circle cx="10" cy="10" r="9" />
          <path class="cut" d="M10 5v5.4h4" />
        </>
      );
    case 'partial_outage':
      return (
        <>
          <path class="ring" d="M10 1.4 18.6 10 10 18.6 1.4 10z" />
          <path d="M10 1.4v17.2L1.4 10z" />
        </>
      );
    case 'major_outage':
      return (
        <>
          <path d="M10 0 20 10 10 20 0 10z" />
          <path class="cut" d="m7 7 6 6m0-6-6 6" />
        </>
      );
    case 'under_maintenance':
      return (
        <>
          <path class="ring" d="M2 2h16v16H2z" />
          <path class="mark" d="M5.5 7h9m-9 3h9m-9 3h9" />
        </>
      );
    case 'closed':
      return <path d="M8 1.2A9 9 0 1 0 18.8 12 7.4 7.4 0 0 1 8 1.2z" />;
    case 'unverified':
      return (
        <>
          <circle class="ring" cx="10" cy="10" r="8.1" />
          <path class="mark" d="M7.7 8a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.8-1.1 1.6m0 2.5v.4" />
        </>
      );
    case 'unprobed':
      return (
        <>
          <circle class="ring" cx="10" cy="10" r="8.1" />
          <path class="mark" d="M6.5 10h7" />
        </>
      );
  }
}
