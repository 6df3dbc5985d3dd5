import type { FieldFault } from '~/api/problem';

/** A fault with the field of the form it belongs to; `name` is null if the form has no such field. */
export interface PlacedFault {
  name: string | null;
  fault: FieldFault;
}

/** Finds the field of each fault: `failover.403` and `cidrs[1]` belong to `failover` and `cidrs`. */
export function placeFaults(faults: FieldFault[], fields: ReadonlySet<string>): PlacedFault[] {
  return faults.map((fault) => {
    for (let name = fault.field; name !== ''; name = name.replace(/(\.[^.[]*|\[[^[]*\]|^[^.[]*)$/, '')) {
      if (fields.has(name)) return { name, fault };
    }
    return { name: null, fault };
  });
}
