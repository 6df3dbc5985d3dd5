import { Anchor, type AnchorProps } from '@mantine/core';
import {
  Link as RouterLink,
  useLocation,
  useNavigate,
  useRouter,
  useParams as useRouterParams,
} from '@tanstack/react-router';
import { type MouseEvent, type ReactElement, type ReactNode, useCallback } from 'react';
import { baseUrl } from '~/api/client';

/** Search parameters of a page: a name has one value or several. */
export type Search = Record<string, string | string[] | undefined>;

/** The part of the URL behind `?` as name and values, without JSON, so that people can read and write it. */
export function parseSearch(text: string): Search {
  const search: Search = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name];
    search[name] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return search;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

export function useSearch(): Search {
  return useLocation().search as Search;
}

export function useParams(): Record<string, string> {
  return useRouterParams({ strict: false }) as Record<string, string>;
}

export interface GoOptions {
  search?: Search;
  hash?: string;
  replace?: boolean;
}

/** Goes to a page. The chosen tenant stays in the URL. */
export function useGo(): (to: string, options?: GoOptions) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, options = {}) => {
      const [path = '/', query] = to.split('?');
      void navigate({
        to: path,
        search: { ...(query ? parseSearch(query) : {}), ...options.search } as never,
        ...(options.hash === undefined ? {} : { hash: options.hash }),
        replace: options.replace ?? false,
      } as never);
    },
    [navigate],
  );
}

/** The filters and the order of each page as it was left, in the memory of this tab. */
const left = new Map<string, { search: Search; hash: string }>();

/** Called by the router before each navigation. */
export function rememberPlace({
  pathname,
  search,
  hash,
}: {
  pathname: string;
  search: object;
  hash: string;
}) {
  // The tenant is chosen for all pages.
  const { tenant: _, ...own } = search as Search;
  left.set(pathname, { search: own, hash });
}

/** How a page was left; nothing if it was not shown yet. */
export const placeLeft = (to: string): Pick<GoOptions, 'search' | 'hash'> => left.get(to) ?? {};

interface LinkProps extends AnchorProps {
  to: string;
  search?: Search;
  hash?: string;
  children: ReactNode;
  'aria-label'?: string;
  onClick?: (event: MouseEvent) => void;
}

/** A link to a page of the console. */
export function Link({ to, search, hash, children, ...rest }: LinkProps) {
  const [path = '/', query] = to.split('?');
  const target = {
    to: path,
    search: { ...(query ? parseSearch(query) : {}), ...search },
    ...(hash ? { hash } : {}),
  };
  return (
    <Anchor
      {...rest}
      renderRoot={(props) => <RouterLink {...(props as object)} {...(target as never as { to: string })} />}
    >
      {children}
    </Anchor>
  );
}

/**
 * The address of a page, for a plain link; the chosen tenant stays in it. The router makes a location for each of its
 * own links, which takes long in lists with hundreds of them.
 */
export function hrefOf(to: string, tenant: string | null): string {
  const [path = '/', query] = to.split('?');
  const search =
    query || tenant
      ? stringifySearch({ ...(query ? parseSearch(query) : {}), ...(tenant ? { tenant } : {}) })
      : '';
  base ??= baseUrl().pathname.replace(/\/$/, '');
  return `${base}${path}${search}`;
}

/** The path of the console, which stays as long as the page is loaded. */
let base: string | undefined;

/** The page of an address that `hrefOf` made. */
export const pageOf = (href: string): string => href.slice(base?.length ?? 0);

/** Loads the screen of a page that a person is about to open, as the router does for its own links. */
export function usePreload(): (to: string) => void {
  const router = useRouter({ warn: false });
  return useCallback(
    (to) => void router?.preloadRoute({ to: to.split('?')[0] } as never)?.catch(() => undefined),
    [router],
  );
}

/** Makes links for the cells of a `Listing`, whose table follows them; see `hrefOf`. */
export function useCellLink(): (to: string, text: ReactNode) => ReactElement {
  const tenant = useTenant();
  return useCallback(
    (to, text) => (
      <a key={to} href={hrefOf(to, tenant)} className="cell-link">
        {text}
      </a>
    ),
    [tenant],
  );
}

/** Whether a click on a link is for the router; others are for the browser, such as one with a modifier key. */
export const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** The tenant that is chosen on top, kept in the URL as `tenant`; null for all. */
export function useTenant(): string | null {
  // Selected, so that hundreds of links are not drawn again when a filter changes.
  return useLocation({
    select: ({ search }) => {
      const { tenant } = search as Search;
      return typeof tenant === 'string' ? tenant : null;
    },
  });
}
