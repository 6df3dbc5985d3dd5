/// The caps of campaigns, links, clients, carriers, DIDs and tenants: limits and current usage. Each cap is one row,
/// which is locked while an attempt is admitted. Whether an attempt fits is decided in `admission`.
@NullMarked
package io.trunkline.routing.caps;

import org.jspecify.annotations.NullMarked;
