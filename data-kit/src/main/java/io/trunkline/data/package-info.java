/// What services share for their database: `rows` for the classes that run SQL, `audit` for the audit log,
/// `idempotency` for idempotency keys, `changes` for requests that change entities and their dry runs, `retention`
/// for the deletion of old rows. Tables come with their Flyway migrations under `db/data-kit`; a service names the
/// folders it uses in `spring.flyway.locations`.
@NullMarked
package io.trunkline.data;

import org.jspecify.annotations.NullMarked;
