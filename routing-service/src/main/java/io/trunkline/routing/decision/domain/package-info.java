/// How a call is routed, as plain functions: a question and what is known of its candidates go in, an answer and
/// the trace of every check come out. The words that the other features share (ids, numbers, dial strings) are here
/// too. No clock, no chance, no framework, so that a real call and `GET /api/routes/explain` run the very same
/// code.
@NullMarked
package io.trunkline.routing.decision.domain;

import org.jspecify.annotations.NullMarked;
