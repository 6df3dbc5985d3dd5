import type { ComponentType, ReactNode } from 'react';
import type { Operation } from '~/api/roles';
import type { Role } from '~/api/session';
import type { Localized } from './texts';

/** A module with a screen as its default export, loaded when it is first shown. */
export type Lazy = () => Promise<{ default: ComponentType }>;

export interface ScreenRoute {
  /** Such as `/carriers/$id/edit`; `$id` is read with `useParams()`. */
  path: string;
  screen: Lazy;
}

/** The groups of the navigation. Items without a group come first, `account` last. */
export type NavigationGroup = 'main' | 'platform' | 'account';

export interface NavigationEntry {
  to: string;
  label: Localized;
  /** A tabler icon. */
  icon: ComponentType<{ size?: number | string; stroke?: number }>;
  group: NavigationGroup;
  /** The place in the group; leave gaps. */
  order: number;
  /** The second key of `g …`; `c` makes `g c`. */
  goKey?: string;
  /** Shows its child, the entry, only while the entry is of use. Loaded after the shell. */
  gate?: () => Promise<{ default: ComponentType<{ children: ReactNode }> }>;
  /** Whether the entry is shown while the gate is loaded, so that no entry moves under the pointer. */
  expected?: () => boolean;
}

/** What the palette offers for a text, such as the carriers whose name has it. */
export interface PaletteEntry {
  id: string;
  label: string;
  description?: string;
  to: string;
  /** Behind `#`, which browsers send to no server; for phone numbers. */
  hash?: string;
}

export interface PaletteContext {
  role: Role;
  /** The tenant chosen on top, if any. */
  tenantId: string | null;
}

export interface Area {
  id: string;
  routes: ScreenRoute[];
  /** Who sees the area: the roles that may call this operation; or a list of roles; all without it. */
  needs?: Operation | Role[];
  navigation?: NavigationEntry[];
  /** Fixed entries of the palette, such as "Add a carrier". */
  actions?: { id: string; label: Localized; to: string; needs?: Operation }[];
  /** Looks for entities by a text of at least two characters. */
  search?: (text: string, context: PaletteContext, signal: AbortSignal) => Promise<PaletteEntry[]>;
  /** A small component for the top bar, such as the bell of the alerts. */
  topBar?: Lazy;
  /** A strip above all screens, which shows nothing while it is of no use. Loaded after the shell. */
  banner?: Lazy;
  /** Whether the place of the strip is kept on this page while it is loaded. */
  bannerExpected?: (pathname: string) => boolean;
}
