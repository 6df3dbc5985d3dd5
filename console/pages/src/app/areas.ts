import { can } from '~/api/roles';
import type { Role } from '~/api/session';
import type { Area } from '~/kit/area';

const modules = import.meta.glob<{ area: Area }>('../areas/*/area.ts', { eager: true });

/** All areas: each folder of `src/areas` with an `area.ts`. */
export const areas: Area[] = Object.values(modules).map((module) => module.area);

export function mayEnter(area: Area, role: Role): boolean {
  if (area.needs === undefined) return true;
  return typeof area.needs === 'string' ? can(role, area.needs) : area.needs.includes(role);
}
