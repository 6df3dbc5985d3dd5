import { Navigate } from '@tanstack/react-router';
import { useNavigationEntries } from '~/app/Shell';

export default function Start() {
  const first = useNavigationEntries().find((entry) => entry.to !== '/');
  return <Navigate to={first?.to ?? '/account'} replace />;
}
