/// The names of tenants, campaigns, clients, carriers and numbers, as their owners last said them: records show
/// them beside the ids.
@NullMarked
package io.trunkline.cdr.partynames;

import org.jspecify.annotations.NullMarked;
