/// Row-level security: the queries of a request run as the API role of the service, which sees the rows of the
/// caller's tenant only. Consumers and background loops run as the owner of the database, to which
/// no policy applies.
@NullMarked
package io.trunkline.messaging.rowsecurity;

import org.jspecify.annotations.NullMarked;
