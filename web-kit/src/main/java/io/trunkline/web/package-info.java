/// What the services share for HTTP, and nothing else: one problem+json answer for each way a request can fail,
/// tokens and roles, cursor paging, conditional requests, a log line a request and the OpenAPI page. A service
/// imports [WebKit], declares its [AccessRules] and its [ProblemCode] enum, and takes [Caller], [PageRequest],
/// [IfMatch] and [IdempotencyKey] as arguments of its controllers.
@NullMarked
package io.trunkline.web;

import org.jspecify.annotations.NullMarked;
