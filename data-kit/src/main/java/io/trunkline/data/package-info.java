/// What services share for their database: reading rows, the audit log, idempotency keys, retention. Each table
/// comes with its Flyway migration under `db/data-kit`; a service names the folders it uses in
/// `spring.flyway.locations` and declares the beans it uses.
@NullMarked
package io.trunkline.data;

import org.jspecify.annotations.NullMarked;
