/// Routes calls. Packages by purpose:
///
/// `dialplan` receives the request that the dialplan sends before each Dial; `admission` decides whether the
/// attempt may start; `decision` chooses the client or carrier; `caps` has the limits and their usage; `evidence`
/// finds attempts that ended; `nodes` tracks which nodes are reachable. `campaigns` and `blockedcallers` are
/// configured here; `readmodel` has the tenants, carriers, clients and numbers of other services. `placedcalls`
/// places calls over the API; `explain` and `liveusage` show decisions and usage; `retention` deletes old rows;
/// `platform` has the wiring.
///
/// An attempt is one try to reach a destination within a call. A connect leg is a call to the client that an
/// answered outbound call is connected to. A link has the settings of one client in one campaign. A cap is a set of
/// limits with their current usage, and a lease is what an attempt uses of its caps until it ends. A snapshot is
/// the list of a node's live channels. To adopt a live attempt is to give it the lease that it does not have.
@NullMarked
package io.trunkline.routing;

import org.jspecify.annotations.NullMarked;
