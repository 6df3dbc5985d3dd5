/// What this service hears of things that other services own: tenants, carriers, clients, numbers, and what each
/// node sees of their endpoints. Rows move forward only, by version.
@NullMarked
package io.trunkline.routing.readmodel;

import org.jspecify.annotations.NullMarked;
