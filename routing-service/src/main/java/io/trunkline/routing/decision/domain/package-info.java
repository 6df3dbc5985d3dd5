/// Routing decisions as pure functions: a question and the data of its candidates go in; an answer and the trace of
/// all checks come out. They use no clock, no random values and no framework, so that calls and `GET
/// /api/v1/routes/explain` run the same code.
@NullMarked
package io.trunkline.routing.decision.domain;

import org.jspecify.annotations.NullMarked;
