import { createMemo } from 'solid-js';
import { encode } from 'uqr';

/** A QR code as one path of squares; the quiet zone around it is what readers need. */
export function QrCode(props: { text: string; label: string }) {
  const code = createMemo(() => encode(props.text, { border: 4, ecc: 'M' }));
  const path = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.label} shape-rendering="crispEdges">
      <path d={path()} fill="black" />
    </svg>
  );
}
