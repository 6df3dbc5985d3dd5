/// The caps of campaigns, links, carriers, DIDs and tenants: limits and current usage. Each cap is one row, which
/// is locked while an attempt is admitted.
@NullMarked
package io.trunkline.routing.caps;

import org.jspecify.annotations.NullMarked;
