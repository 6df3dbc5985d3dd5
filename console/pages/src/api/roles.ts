import { rolesOfOperation } from './generated/roles';
import type { Role } from './session';

/** An operation of the API by its operationId, such as `createCarrier`. */
export type Operation = keyof typeof rolesOfOperation;

/** Whether the role may call the operation. The services decide all the same; this only hides and disables. */
export function can(role: Role, operation: Operation): boolean {
  return (rolesOfOperation[operation] as readonly string[]).includes(role);
}
