/** What a patched function does: `run` calls the native as the page called it, or with other arguments. */
export type Patched = (run: (args?: readonly unknown[]) => unknown, self: never, args: never) => unknown;

type Native = (...args: never[]) => unknown;
type Kind = 'value' | 'set';

/**
 * Puts something of ours in the place of natives until `signal` aborts. A native is wrapped in a Proxy: its name, length,
 * text, statics and checks of `this` stay the native's own. Where somebody else has patched over ours in the meantime,
 * ours stays under theirs and only passes on.
 */
export function createPatches(signal: AbortSignal) {
  function replace(owner: object | undefined, name: string, kind: Kind, wrap: (native: Native) => unknown): void {
    const before = owner && Object.getOwnPropertyDescriptor(owner, name);
    const native: unknown = before?.[kind];
    // A browser that has no such thing, or a page that froze it.
    if (typeof native !== 'function' || !before!.configurable) return;
    const ours = wrap(native as Native);
    Object.defineProperty(owner, name, { ...before, [kind]: ours });
    signal.addEventListener('abort', () => {
      if (Object.getOwnPropertyDescriptor(owner, name)?.[kind] === ours) Object.defineProperty(owner, name, before!);
    });
  }

  const calls = (kind: Kind) => (owner: object | undefined, name: string, patched: Patched) =>
    replace(
      owner,
      name,
      kind,
      (native) =>
        new Proxy(native, {
          apply(native, self, args) {
            const run = (other: readonly unknown[] = args) => Reflect.apply(native, self, other);
            return signal.aborted ? run() : patched(run, self as never, args as never);
          },
        }),
    );

  return {
    method: calls('value'),
    setter: calls('set'),
    /** Classes of the window's, also for `extends` and under their prototype's `constructor`. */
    construct(name: string, patched: Patched): void {
      replace(window, name, 'value', (native) => {
        const ours = new Proxy(native, {
          construct(native, args, target) {
            const run = (other: readonly unknown[] = args) => Reflect.construct(native, other, target) as object;
            return (signal.aborted ? run() : patched(run, undefined as never, args as never)) as object;
          },
        });
        replace((native as unknown as { prototype: object }).prototype, 'constructor', 'value', () => ours);
        return ours;
      });
    },
  };
}

export type Patches = ReturnType<typeof createPatches>;
