import { expectTypeOf, test } from 'vitest';
import type { Choice, Hook } from '../../src/looks/choice.js';
import './choice-in-page.js';

type Props = Parameters<typeof Choice>[0];

test('a choice has a name, a text and what happens, and nothing that could tell it from the others (R68)', () => {
  expectTypeOf<keyof Props>().toEqualTypeOf<'hook' | 'press' | 'children'>();
  expectTypeOf<Hook>().toEqualTypeOf<'accept' | 'reject' | 'save' | 'open' | 'load'>();
  ({ hook: 'reject', press: () => {}, children: 'Nei' }) satisfies Props;
});

test('a choice cannot be made to stand out (R5, R68)', () => {
  const press = () => {};
  ({ hook: 'accept', press, children: 'Ja' }) satisfies Props;
  // @ts-expect-error no variant
  ({ hook: 'accept', press, children: 'Ja', variant: 'primary' }) satisfies Props;
  // @ts-expect-error no class
  ({ hook: 'accept', press, children: 'Ja', class: 'big' }) satisfies Props;
  // @ts-expect-error no style
  ({ hook: 'accept', press, children: 'Ja', style: 'color:green' }) satisfies Props;
  // @ts-expect-error no primary
  ({ hook: 'accept', press, children: 'Ja', primary: true }) satisfies Props;
  // @ts-expect-error no size
  ({ hook: 'accept', press, children: 'Ja', size: 'large' }) satisfies Props;
  // @ts-expect-error no focus of its own
  ({ hook: 'accept', press, children: 'Ja', autoFocus: true }) satisfies Props;
  // @ts-expect-error no other hook
  ({ hook: 'close', press, children: '×' }) satisfies Props;
});
