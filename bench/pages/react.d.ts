/** The little of React that a react-pdf document is made with; React itself ships no types. */
declare module 'react' {
  export type ReactNode = ReactElement | string | null | readonly ReactNode[];
  export interface ReactElement<P = unknown> {
    props: P;
  }
  export class Component<P = unknown> {
    constructor(props: P);
    props: P;
  }
  export type PropsWithChildren<P> = P & { children?: ReactNode };
  export function createElement<P>(type: new (props: P) => Component<P>, props: P | null, ...children: ReactNode[]): ReactElement<P>;
}
