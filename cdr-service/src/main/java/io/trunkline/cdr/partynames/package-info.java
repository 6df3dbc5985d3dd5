/// The names of tenants, campaigns, clients, carriers and DIDs, which records show beside the ids. They come from
/// the `*.changed` events.
@NullMarked
package io.trunkline.cdr.partynames;

import org.jspecify.annotations.NullMarked;
