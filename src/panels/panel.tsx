import { h, render } from 'preact';
import type { PanelProps, Unit } from '../consent/model.js';
import { showDetails } from './details.js';
import { Several } from '../looks/several.js';
import { allUnits, askedUnits } from '../looks/units.js';
import { showWhy } from './why.js';

/** What is ticked in the boxes that stand in a place. */
const boxes = new WeakMap<Element, ReadonlySet<string>>();

/** Shows the boxes in `place`, if there is more than one thing to ask, and adds to the question what is told at times. */
export function showPanel(place: Element, props: PanelProps): void {
  const { consent, language, isOpened, isSeveral, answer, close } = props;
  const units = isOpened ? allUnits(consent, language) : askedUnits(consent, language);
  if (isSeveral) {
    // Reopened, the boxes show what was answered; before an answer none is ticked (R6).
    const stored = units.filter((unit) => unit.isStored).map(({ id }) => id);
    const ticked = boxes.get(place) ?? new Set(isOpened ? stored : []);
    boxes.set(place, ticked);
    const tick = (id: string, isTicked: boolean) => {
      boxes.set(place, new Set([...ticked].filter((other) => other !== id).concat(isTicked ? id : [])));
      showPanel(place, props);
    };
    const services = (from: readonly Unit[]) => from.flatMap((unit) => unit.services);
    const answerUnits = (accepted: readonly Unit[]) => {
      const refused = units.filter((unit) => !accepted.includes(unit));
      answer({
        yes: services(accepted),
        no: services(refused.filter((unit) => unit.isPurpose)),
        // In the settings one press takes everything back, also what was accepted for this page alone.
        forget:
          isOpened && !accepted.length ? consent.site!.inContext : services(refused.filter((unit) => !unit.isPurpose)),
      });
    };
    render(<Several {...{ consent, language, units, ticked, tick }} answer={answerUnits} />, place);
  }
  if (isOpened) showDetails(place, { consent, language, units, close });
  else showWhy(place, { consent, language });
}
