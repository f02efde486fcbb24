/** `dfo-consent/vue`: the elements' types in Vue's templates and JSX. Importing it does nothing. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Elements } from './elements.js';

type Camel<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;

/** Templates are checked as if what is no element of HTML were a component: its attributes in camel case. */
type AsComponents = {
  [Name in keyof Elements<unknown>]: new () => {
    $props: {
      [Attribute in keyof Elements<unknown>[Name] as Camel<Attribute>]: Elements<unknown>[Name][Attribute];
    } & HTMLAttributes &
      PublicProps;
  };
};

declare module 'vue' {
  interface GlobalComponents extends AsComponents {}
  interface IntrinsicElementAttributes extends Elements<HTMLAttributes> {}
}
