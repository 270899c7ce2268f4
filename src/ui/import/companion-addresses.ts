/** Which of a format's files an address is of. */
export type CompanionRole = 'events' | 'sources' | 'associations';

const ROLES: readonly CompanionRole[] = ['events', 'sources', 'associations'];

/**
 * Where the files lie that belong to a fetched one, going by its name: `…/export_events.json` has its sources at
 * `…/export_sources.json`. None where the name tells no role, or an address has a query, in which a name may mean
 * anything.
 *
 * @param address absolute, or a path of this host
 */
export const companionAddresses = (address: string, roles: readonly CompanionRole[]): readonly string[] => {
  const cut = address.lastIndexOf('/') + 1;
  const [folder, name] = [address.slice(0, cut), address.slice(cut)];
  const own = ROLES.filter((role) => name.toLowerCase().includes(role));
  const [role] = own;
  if (role === undefined || own.length > 1 || address.includes('?')) return [];
  const at = name.toLowerCase().lastIndexOf(role);
  return roles
    .filter((wanted) => wanted !== role)
    .map((wanted) => `${folder}${name.slice(0, at)}${wanted}${name.slice(at + role.length)}`);
};
